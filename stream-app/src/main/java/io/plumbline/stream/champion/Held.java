package io.plumbline.stream.champion;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model and how many hold it; it is closed when the last lets go. Made with one holder. */
public final class Held {

    private static final Logger LOG = LoggerFactory.getLogger(Held.class);

    private final ServingModel model;
    private int holders = 1;

    public Held(ServingModel model) {
        this.model = model;
    }

    public ServingModel model() {
        return model;
    }

    /** The right to score with it, for whoever holds it. */
    public Lease lease() {
        return new Lease(this);
    }

    /** The same model for another holder, who lets go of it by closing it. */
    public ServingModel shared() {
        return new SharedModel(this);
    }

    synchronized void retain() {
        if (holders == 0) {
            throw new IllegalStateException("Model %s is closed".formatted(model.id()));
        }
        holders++;
    }

    /** Lets go of it. */
    public synchronized void release() {
        holders--;
        if (holders == 0) {
            close();
        }
    }

    /** What goes wrong with a model that nobody needs any more is no reason to fail those who score. */
    private void close() {
        try {
            model.close();
        } catch (RuntimeException e) {
            LOG.error("Closing model {} failed; its memory may be lost until the process ends", model.id(), e);
        }
    }
}
