package io.plumbline.trainer.tracking;

import java.util.List;

/**
 * Where runs are kept. Whatever happens to it, it neither fails nor holds up who tracks: what cannot be kept is said in
 * the log, and what cannot be sent is kept on the disk until it can. Safe for several threads.
 */
public interface Tracking extends AutoCloseable {

    /** Begins to keep a run. */
    TrackedRun start(RunStart start);

    /** Has an alias name another model from now on, where there is a registry of models. */
    default void move(AliasMove move) {}

    /**
     * Runs whose processes went away while what came of them was decided elsewhere. Each is handed to one process, which is to
     * say what came of it.
     */
    default List<UndecidedRun> undecided() {
        return List.of();
    }

    /** Ends the runs that have not ended, as killed unless they are undecided, and gives what is on its way a few seconds. */
    @Override
    void close();
}
