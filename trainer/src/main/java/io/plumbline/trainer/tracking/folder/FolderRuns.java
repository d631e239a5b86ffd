package io.plumbline.trainer.tracking.folder;

import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunIds;
import io.plumbline.trainer.tracking.Runs;
import io.plumbline.trainer.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the runs that {@link FolderTracking} keeps. */
public final class FolderRuns implements Runs {

    private static final Logger LOG = LoggerFactory.getLogger(FolderRuns.class);

    private final Path directory;
    private final InstantSource clock;

    /**
     * Those in this directory, which need not exist.
     *
     * @param clock tells whether a run from elsewhere has been silent for too long
     */
    public FolderRuns(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** All that can be read; of others the log says why they are left out. */
    @Override
    public List<Run> list() {
        List<Run> runs = new ArrayList<>();
        for (RunFolder folder : folders()) {
            try {
                history(folder).ifPresent(runs::add);
            } catch (TrackingException e) {
                LOG.warn("{}. It is left out", e.getMessage());
            }
        }
        runs.sort(Comparator.comparing(Run::startedAt).reversed());
        return runs;
    }

    @Override
    public Run find(String beginning) {
        String id = RunIds.only(beginning, folders().stream().map(RunFolder::id).toList());
        return history(new RunFolder(directory.resolve(id)))
                .orElseThrow(() -> new TrackingException("The run %s has not begun".formatted(id)));
    }

    private List<RunFolder> folders() {
        try {
            return RunFolder.in(directory);
        } catch (IOException e) {
            throw new TrackingException("Cannot read runs in %s: %s".formatted(directory, e), e);
        }
    }

    private Optional<Run> history(RunFolder folder) {
        try {
            return RunHistory.of(folder.events(), clock.instant());
        } catch (IOException e) {
            throw new TrackingException("Cannot read the run in %s: %s".formatted(folder.path(), e.getMessage()), e);
        }
    }
}
