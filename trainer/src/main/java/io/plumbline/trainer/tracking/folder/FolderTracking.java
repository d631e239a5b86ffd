package io.plumbline.trainer.tracking.folder;

import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps runs in a folder. */
public final class FolderTracking implements Tracking {

    private final Path directory;
    private final InstantSource clock;
    private final Runnable written;
    private final List<FolderRun> runs = new CopyOnWriteArrayList<>();

    /**
     * Keeps them in this directory, which is made if it is missing.
     *
     * @param clock tells when things happen to a run
     */
    public FolderTracking(Path directory, InstantSource clock) {
        this(directory, clock, () -> {});
    }

    /**
     * The same for somebody who wants to know what is written.
     *
     * @param written told after each line, in the thread that tracks
     */
    public FolderTracking(Path directory, InstantSource clock, Runnable written) {
        this.directory = directory;
        this.clock = clock;
        this.written = written;
    }

    @Override
    public TrackedRun start(RunStart start) {
        FolderRun run = new FolderRun(new RunFolder(directory.resolve(start.id())), start, clock, written);
        runs.add(run);
        return run;
    }

    @Override
    public void close() {
        runs.forEach(run -> run.killed("Its process ended before it did"));
    }
}
