package io.plumbline.stream.challenge;

import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ModelEvents;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.count.ServingCounters;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * Brings the shadow and the canary that the ledger names to their seats, once there is a champion that they must be like.
 * They are loaded in a thread of its own: a challenger that takes minutes to be fetched must not hold up a rollback.
 */
final class Probation implements AutoCloseable {

    private final Champion champion;
    private final List<SeatFilling> seats;
    private final ExecutorService loading;

    Probation(
            ModelLoader loader,
            Champion champion,
            Challengers challengers,
            ModelEvents events,
            ServingCounters counters,
            ExecutorService loading) {
        this.champion = champion;
        this.seats = List.of(
                new SeatFilling(
                        ModelEvent.Kind.SHADOW,
                        ModelLedger::shadow,
                        challengers.shadow(),
                        loader,
                        champion,
                        challengers,
                        events,
                        counters),
                new SeatFilling(
                        ModelEvent.Kind.CANARY,
                        ModelLedger::canary,
                        challengers.canary(),
                        loader,
                        champion,
                        challengers,
                        events,
                        counters));
        this.loading = loading;
    }

    /** Acts on the ledger as it stands now; to be called after the champion has been seen to. */
    void follow(ModelLedger ledger) {
        if (champion.modelId().isPresent()) {
            seats.forEach(seat -> seat.follow(ledger, loading));
        }
    }

    /** Loads nothing any more; what is being loaded is given up where it waits. */
    @Override
    public void close() {
        seats.forEach(SeatFilling::close);
        loading.shutdownNow();
    }
}
