package io.plumbline.stream.challenge;

import io.plumbline.contract.models.ModelEvent;
import io.plumbline.stream.challenge.Seat.Taken;
import io.plumbline.stream.champion.ModelEvents;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.count.ServingCounters;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The seats of shadow and canary, and how a challenger that fails loses its own. From any thread. */
final class Challengers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Challengers.class);

    private final Seat shadow = new Seat();
    private final Seat canary = new Seat();
    private final ModelEvents events;
    private final ServingCounters counters;

    Challengers(ModelEvents events, ServingCounters counters) {
        this.events = events;
        this.counters = counters;
    }

    Seat shadow() {
        return shadow;
    }

    Seat canary() {
        return canary;
    }

    /** A challenger failed where the champion did not, so it is no challenger any more. */
    void drop(Seat seat, Taken failed, String reason) {
        if (seat.vacate(failed)) {
            dropped(failed.model().id(), "It failed where the champion did not: " + reason);
        }
    }

    /** Takes note that this model lost its seat. */
    void dropped(String modelId, String reason) {
        counters.drop();
        events.add(modelId, ModelEvent.Kind.DROPPED, Optional.of(reason));
        LOG.warn("Model {} is no challenger any more: {}", modelId, reason);
    }

    /** The most images to give to both at once. */
    int largestChunk() {
        return seats().map(seat -> seat.ask(ServingModel::largestChunk))
                .flatMap(Optional::stream)
                .min(Integer::compare)
                .orElse(Integer.MAX_VALUE);
    }

    /** The challenger of this id, which is loaded already, for another holder too. */
    Optional<ServingModel> shared(String modelId) {
        return canary.shared(modelId).or(() -> shadow.shared(modelId));
    }

    @Override
    public void close() {
        shadow.close();
        canary.close();
    }

    private Stream<Seat> seats() {
        return Stream.of(shadow, canary);
    }
}
