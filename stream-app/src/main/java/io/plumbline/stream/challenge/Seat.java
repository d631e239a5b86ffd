package io.plumbline.stream.challenge;

import io.plumbline.stream.champion.Held;
import io.plumbline.stream.champion.Lease;
import io.plumbline.stream.champion.ServingModel;
import java.util.Optional;
import java.util.function.Function;

/** The place of one challenger, which may be empty. Whoever scores takes a lease for as long as that takes. */
final class Seat implements AutoCloseable {

    private Held held;
    private KeyShare share;
    private boolean closed;

    /** A challenger that is leased, and its share of the keys. */
    record Taken(Lease lease, KeyShare share) implements AutoCloseable {

        ServingModel model() {
            return lease.model();
        }

        @Override
        public void close() {
            lease.close();
        }
    }

    /** Gives the seat to this model, and lets go of whoever had it. */
    synchronized void give(ServingModel model, double shareOfKeys) {
        vacate();
        if (closed) {
            model.close();
            return;
        }
        held = new Held(model);
        share = new KeyShare(model.id(), shareOfKeys);
    }

    /** Changes the share of the model that has the seat. */
    synchronized void resize(double shareOfKeys) {
        share = new KeyShare(share.modelId(), shareOfKeys);
    }

    synchronized Optional<Taken> take() {
        return held == null ? Optional.empty() : Optional.of(new Taken(held.lease(), share));
    }

    synchronized <T> Optional<T> ask(Function<ServingModel, T> question) {
        return Optional.ofNullable(held).map(Held::model).map(question);
    }

    Optional<String> modelId() {
        return ask(ServingModel::id);
    }

    /** The model that has the seat, for another holder too, if it is the one of this id. */
    synchronized Optional<ServingModel> shared(String modelId) {
        return Optional.ofNullable(held)
                .filter(any -> any.model().id().equals(modelId))
                .map(Held::shared);
    }

    /** Takes the seat from whoever this is, and tells whether anybody had it. */
    synchronized boolean vacate() {
        if (held == null) {
            return false;
        }
        held.release();
        held = null;
        return true;
    }

    /** Takes the seat from the model of this lease, and tells whether it still had it. */
    synchronized boolean vacate(Taken taken) {
        return held != null && taken.lease().isOf(held) && vacate();
    }

    @Override
    public synchronized void close() {
        closed = true;
        vacate();
    }
}
