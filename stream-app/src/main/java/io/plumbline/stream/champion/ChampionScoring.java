package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelEvent;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores with the champion, and finds out who is to blame when that fails.
 *
 * <p>If images fail together, each is scored alone. If one fails alone, the model's own canary images decide: where they
 * come out right, the image is scored once more, since memory may have been short for a moment, and is guilty and
 * rejected if it fails again; where they do not, the model is, and its predecessor scores all of the images instead.
 */
public final class ChampionScoring implements ImageScoring {

    private static final Logger LOG = LoggerFactory.getLogger(ChampionScoring.class);

    private final Champion champion;
    private final ModelEvents events;
    private final ServingCounters counters;
    private final IsolatedScoring isolated;

    public ChampionScoring(Champion champion, ModelEvents events, ServingCounters counters) {
        this.champion = champion;
        this.events = events;
        this.counters = counters;
        this.isolated = new IsolatedScoring(counters);
    }

    @Override
    public Answers score(List<EncodedImage> images) {
        while (true) {
            try (Lease lease = champion.lease()) {
                ServingModel model = lease.model();
                List<Outcome> outcomes = isolated.score(model, images);
                Optional<String> fault =
                        outcomes.stream().anyMatch(IsolatedScoring::failed) ? faultOf(model) : Optional.empty();
                if (fault.isEmpty()) {
                    return new Answers(model.id(), isolated.onceMore(model, images, outcomes));
                }
                replace(lease, fault.get());
            }
        }
    }

    @Override
    public int largestChunk() {
        return champion.largestChunk();
    }

    private static Optional<String> faultOf(ServingModel model) {
        try {
            return model.fault();
        } catch (Throwable e) {
            return Optional.of("its canary images cannot be scored: " + e);
        }
    }

    private void replace(Lease broken, String fault) {
        String id = broken.model().id();
        switch (champion.takeOver(broken)) {
            case TOOK_OVER -> {
                LOG.error("Model {} is broken, and its predecessor takes over: {}", id, fault);
                counters.takeover();
                events.add(id, ModelEvent.Kind.REFUSED, Optional.of("It broke while it served: " + fault));
                champion.modelId().ifPresent(next -> events.add(next, ModelEvent.Kind.SWAPPED, Optional.empty()));
            }
            case ALREADY_REPLACED -> LOG.info("Model {} is broken and was replaced meanwhile", id);
            case NOBODY_LEFT -> throw new ModelBrokenException(id, fault);
        }
    }
}
