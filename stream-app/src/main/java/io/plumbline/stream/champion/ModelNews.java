package io.plumbline.stream.champion;

import static io.plumbline.contract.models.ModelEvent.Kind.LOADED;
import static io.plumbline.contract.models.ModelEvent.Kind.REFUSED;
import static io.plumbline.contract.models.ModelEvent.Kind.SWAPPED;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.count.ServingCounters;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the models that are to be champion: counted, logged, and told to others. */
final class ModelNews {

    private static final Logger LOG = LoggerFactory.getLogger(ModelNews.class);

    private final ModelEvents events;
    private final ServingCounters counters;

    ModelNews(ModelEvents events, ServingCounters counters) {
        this.events = events;
        this.counters = counters;
    }

    /** The model, which is closed if this cannot be told. */
    ServingModel loaded(ServingModel model) {
        try {
            events.add(model.id(), LOADED, Optional.empty());
            return model;
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    void swapped(String id) {
        counters.swap();
        events.add(id, SWAPPED, Optional.empty());
        LOG.info("Model {} serves from now on", id);
    }

    /** Reasons may quote the package, which is not trusted. */
    void refused(String id, String reason) {
        String shown = Excerpt.of(reason);
        counters.refusal();
        events.add(id, REFUSED, Optional.of(shown));
        LOG.warn("Model {} is refused: {}", id, shown);
    }

    /** Why a model could not be loaded, at whatever length. */
    static String reason(Throwable failure) {
        return failure instanceof PackageRefused refused
                ? "%s: %s".formatted(refused.reason(), refused.detail())
                : "Loading it failed: " + failure;
    }
}
