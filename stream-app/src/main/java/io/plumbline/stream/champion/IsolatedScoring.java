package io.plumbline.stream.champion;

import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.count.ServingCounters;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores images together and, if they fail together, one by one, so that what fails one costs no other. Whatever is thrown
 * counts as failing, {@link StackOverflowError} and {@link OutOfMemoryError} included: one image must not stop the stream.
 */
public final class IsolatedScoring {

    private static final Logger LOG = LoggerFactory.getLogger(IsolatedScoring.class);

    private final ServingCounters counters;

    public IsolatedScoring(ServingCounters counters) {
        this.counters = counters;
    }

    /** One outcome per image; see {@link #failed} for those that could not be scored. Never throws. */
    public List<Outcome> score(ServingModel model, List<EncodedImage> images) {
        try {
            return model.score(images);
        } catch (Throwable e) {
            counters.isolation();
            LOG.warn("{} images failed together in {} and are scored one by one", images.size(), model.id(), e);
            return oneByOne(model, images);
        }
    }

    /**
     * The same outcomes, but for images that failed, each of which is scored once more, alone: what failed may have failed by a
     * shortage of memory that has passed.
     */
    public List<Outcome> onceMore(ServingModel model, List<EncodedImage> images, List<Outcome> outcomes) {
        List<Outcome> settled = new ArrayList<>(outcomes);
        for (int i = 0; i < settled.size(); i++) {
            if (failed(settled.get(i))) {
                settled.set(i, alone(model, images.get(i)));
            }
        }
        return settled;
    }

    /** A model that gives no numbers has failed, even if it throws nothing. */
    public static boolean failed(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.reason() == RejectionReason.UNSCORABLE;
    }

    private Outcome alone(ServingModel model, EncodedImage image) {
        try {
            return model.score(List.of(image)).get(0);
        } catch (Throwable e) {
            return new Outcome.Rejected(RejectionReason.UNSCORABLE, "Scoring it alone failed: " + e);
        }
    }

    private List<Outcome> oneByOne(ServingModel model, List<EncodedImage> images) {
        List<Outcome> outcomes = new ArrayList<>(images.size());
        for (EncodedImage image : images) {
            outcomes.add(alone(model, image));
        }
        return outcomes;
    }
}
