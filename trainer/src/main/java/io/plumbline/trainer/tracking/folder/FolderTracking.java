package io.plumbline.trainer.tracking.folder;

import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.UndecidedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps runs in a folder. */
public final class FolderTracking implements Tracking {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTracking.class);

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
    public List<UndecidedRun> undecided() {
        try {
            return RunFolder.in(directory).stream()
                    .flatMap(folder -> goOnWith(folder).stream())
                    .toList();
        } catch (IOException e) {
            LOG.warn("What was left undecided in {} cannot be told: {}", directory, e.toString());
            return List.of();
        }
    }

    private Optional<UndecidedRun> goOnWith(RunFolder folder) {
        try {
            // Looked at before, so that other runs are not touched, and again when nobody else can change it.
            Optional<Claim> claim =
                    folder.leftUndecided(clock.instant()).isPresent() ? Claim.on(folder) : Optional.empty();
            return claim.isPresent() ? goOnWith(folder, claim.get()) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("What was left undecided in {} cannot be told: {}", folder.path(), e.toString());
            return Optional.empty();
        }
    }

    private Optional<UndecidedRun> goOnWith(RunFolder folder, Claim claim) throws IOException {
        Optional<String> decision = folder.leftUndecided(clock.instant());
        if (decision.isEmpty()) {
            claim.close();
            return Optional.empty();
        }
        folder.cutUnfinishedLine();
        FolderRun run = new FolderRun(folder, claim, clock, written);
        runs.add(run);
        return Optional.of(new UndecidedRun(decision.get(), run));
    }

    @Override
    public void close() {
        runs.forEach(run -> run.killed("Its process ended before it did"));
    }
}
