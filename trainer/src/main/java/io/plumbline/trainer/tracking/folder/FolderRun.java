package io.plumbline.trainer.tracking.folder;

import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.TrackedRun;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a run to its folder. Nothing more is written once that has failed. */
final class FolderRun implements TrackedRun {

    private static final Logger LOG = LoggerFactory.getLogger(FolderRun.class);
    private static final String PACKAGES = "package/";

    private final RunFolder folder;
    private final InstantSource clock;
    private final Runnable written;
    private final Optional<Claim> claim;
    private boolean undecided;
    private boolean over;

    /** @param written told after each line */
    FolderRun(RunFolder folder, RunStart start, InstantSource clock, Runnable written) {
        this.folder = folder;
        this.clock = clock;
        this.written = written;
        this.claim = Optional.empty();
        write(at -> folder.append(RunEvent.started(start)));
        parameters(start.parameters());
        tags(start.tags());
    }

    /**
     * One that another process has left undecided.
     *
     * @param claim to go on with it; given back in the end
     */
    FolderRun(RunFolder folder, Claim claim, InstantSource clock, Runnable written) {
        this.folder = folder;
        this.clock = clock;
        this.written = written;
        this.claim = Optional.of(claim);
        this.undecided = true;
    }

    @Override
    public void parameters(Map<String, String> values) {
        if (!values.isEmpty()) {
            write(at -> folder.append(RunEvent.parameters(at, new TreeMap<>(values))));
        }
    }

    @Override
    public void tags(Map<String, String> values) {
        if (!values.isEmpty()) {
            write(at -> folder.append(RunEvent.tags(at, new TreeMap<>(values))));
        }
    }

    @Override
    public void metrics(int step, Map<String, Double> values) {
        Map<String, Double> finite = new TreeMap<>(values);
        finite.values().removeIf(value -> !Double.isFinite(value));
        if (!finite.isEmpty()) {
            write(at -> folder.append(RunEvent.metrics(at, step, finite)));
        }
    }

    @Override
    public void artifact(String path, byte[] content) {
        write(at -> {
            folder.store(path, content);
            folder.append(RunEvent.artifact(at, new RunEvent.Artifact(path, Optional.empty())));
        });
    }

    @Override
    public void packed(PackedModel model) {
        String path = PACKAGES + model.file().getFileName();
        write(at -> {
            folder.store(path, model.file());
            folder.append(RunEvent.artifact(at, new RunEvent.Artifact(path, model.id())));
        });
    }

    @Override
    public synchronized void undecided(String decision) {
        write(at -> folder.append(RunEvent.undecided(at, decision)));
        undecided = true;
    }

    @Override
    public void finished() {
        end(RunStatus.FINISHED, Optional.empty());
    }

    @Override
    public void failed(String why) {
        end(RunStatus.FAILED, Optional.of(why));
    }

    /** Ends it if it has not ended, and leaves it to others if it is undecided. */
    synchronized void killed(String why) {
        if (undecided) {
            over = true;
            giveBack();
        } else {
            end(RunStatus.KILLED, Optional.of(why));
        }
    }

    private synchronized void end(RunStatus status, Optional<String> why) {
        write(at -> folder.append(RunEvent.ended(at, status, why)));
        over = true;
        giveBack();
    }

    private void giveBack() {
        try {
            if (claim.isPresent()) {
                claim.get().close();
            }
        } catch (IOException e) {
            LOG.warn("The run in {} stays claimed until this process ends: {}", folder.path(), e.toString());
        }
    }

    private synchronized void write(Line line) {
        if (over) {
            return;
        }
        try {
            line.write(clock.instant());
            written.run();
        } catch (IOException | RuntimeException e) {
            over = true;
            LOG.warn("Nothing more is kept of the run in {}: {}", folder.path(), e.toString());
        }
    }

    private interface Line {
        void write(Instant at) throws IOException;
    }
}
