package io.plumbline.stream.champion;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model and how many hold it; it is closed when the last lets go. Made with one holder. */
final class Held {

    private static final Logger LOG = LoggerFactory.getLogger(Held.class);

    private final ServingModel model;
    private int holders = 1;

    Held(ServingModel model) {
        this.model = model;
    }

    ServingModel model() {
        return model;
    }

    synchronized void retain() {
        if (holders == 0) {
            throw new IllegalStateException("Model %s is closed".formatted(model.id()));
        }
        holders++;
    }

    synchronized void release() {
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
