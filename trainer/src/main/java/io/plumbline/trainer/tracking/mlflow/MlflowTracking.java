package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.trainer.tracking.AliasMove;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.UndecidedRun;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps runs on an MLflow server. They go there by way of the disk: whoever tracks never waits for the server, and what it
 * does not take now is sent by this process later, or by the next one.
 */
public final class MlflowTracking implements Tracking {

    private static final Logger LOG = LoggerFactory.getLogger(MlflowTracking.class);

    private final Outbox outbox;
    private final FolderTracking folder;
    private final Courier courier;

    private MlflowTracking(MlflowSettings settings, Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.courier = new Courier(outbox, settings);
        this.folder = new FolderTracking(outbox.directory(), clock, courier::wake);
    }

    /**
     * Begins to send what waits, and what is tracked from now on.
     *
     * @param waiting the folder in which all wait, by their servers
     */
    public static MlflowTracking start(MlflowSettings settings, Path waiting, InstantSource clock) {
        MlflowTracking tracking = new MlflowTracking(settings, Outbox.of(waiting, settings.server(), clock), clock);
        tracking.courier.start();
        return tracking;
    }

    @Override
    public TrackedRun start(RunStart start) {
        return folder.start(start);
    }

    @Override
    public void move(AliasMove move) {
        try {
            outbox.aliases().add(move);
            courier.wake();
        } catch (IOException e) {
            LOG.warn("The alias {} of {} is not moved: {}", move.alias(), move.model(), e.toString());
        }
    }

    @Override
    public List<UndecidedRun> undecided() {
        return folder.undecided();
    }

    @Override
    public void close() {
        folder.close();
        courier.close();
    }
}
