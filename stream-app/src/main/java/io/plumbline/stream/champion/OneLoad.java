package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Sees to it that at most one model is being loaded, elsewhere: the one that is wanted now. Any other is interrupted, and
 * what comes of it is nobody's. All but the loading itself is for one thread at a time.
 */
final class OneLoad implements AutoCloseable {

    private final ExecutorService thread;
    private final Consumer<Load> loading;
    private Optional<Load> underWay = Optional.empty();

    /**
     * Nothing is loaded yet.
     *
     * @param thread runs one task at a time; shut down when this is closed
     * @param loading loads, and ends the load
     */
    OneLoad(ExecutorService thread, Consumer<Load> loading) {
        this.thread = thread;
        this.loading = loading;
    }

    /** A model that is being loaded. */
    static final class Load {

        private final ModelAnnouncement announcement;
        private Optional<Future<?>> task = Optional.empty();

        private Load(ModelAnnouncement announcement) {
            this.announcement = announcement;
        }

        ModelAnnouncement announcement() {
            return announcement;
        }

        /** What it is to become may have changed meanwhile. */
        private boolean isFor(ModelAnnouncement other) {
            return announcement.modelId().equals(other.modelId())
                    && announcement.location().equals(other.location())
                    && announcement.sizeBytes() == other.sizeBytes();
        }
    }

    /** Has this one loaded, unless that is under way, and none else. */
    void want(Optional<ModelAnnouncement> wanted) {
        if (underWay.isPresent() && wanted.filter(underWay.get()::isFor).isPresent()) {
            return;
        }
        underWay.flatMap(load -> load.task).ifPresent(task -> task.cancel(true));
        underWay = wanted.map(Load::new);
        underWay.ifPresent(load -> load.task = Optional.of(thread.submit(() -> loading.accept(load))));
    }

    /** Ends this load, and tells whether it was still wanted. */
    boolean end(Load load) {
        if (underWay.filter(now -> now == load).isEmpty()) {
            return false;
        }
        underWay = Optional.empty();
        return true;
    }

    /** Gives up what is under way, for ever. */
    @Override
    public void close() {
        underWay = Optional.empty();
        thread.shutdownNow();
    }
}
