package io.plumbline.app.command;

import io.plumbline.trainer.tracking.Runs;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.TrackingException;
import io.plumbline.trainer.tracking.folder.FolderRuns;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import io.plumbline.trainer.tracking.mlflow.MlflowRuns;
import io.plumbline.trainer.tracking.mlflow.MlflowSettings;
import io.plumbline.trainer.tracking.mlflow.MlflowTracking;
import io.plumbline.trainer.tracking.mlflow.Outbox;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where runs are kept, and which of them are meant. */
final class TrackingOptions {

    private static final InstantSource CLOCK = InstantSource.system();

    @Mixin
    private RunsFolder folder;

    @Option(
            names = "--experiment",
            paramLabel = "NAME",
            defaultValue = "plumbline",
            description = "What runs belong to, as MLflow calls it (default: ${DEFAULT-VALUE}).")
    private String experiment;

    String experiment() {
        return experiment;
    }

    /** Found out now, so that nothing is started that could not be kept. */
    void requireUsable(TrackingServer server) {
        server.requireUsable();
        folder.requireWritable();
    }

    /** On the server if there is one, else in the folder. */
    Tracking open(TrackingServer server) {
        Optional<MlflowSettings> settings = server.settings();
        return settings.isPresent()
                ? MlflowTracking.start(settings.get(), folder.waiting(), CLOCK)
                : new FolderTracking(folder.kept(), CLOCK);
    }

    /** Reads runs from where {@link #open} keeps them, after what waits has been sent there. */
    <T> T read(TrackingServer server, Function<Runs, T> question) {
        try {
            Optional<MlflowSettings> settings = server.settings();
            if (settings.isEmpty()) {
                return question.apply(new FolderRuns(folder.kept(), CLOCK));
            }
            Optional<Outbox> waiting = outbox(server).filter(outbox -> outbox.size() > 0);
            waiting.flatMap(outbox -> outbox.send(settings.get()))
                    .ifPresent(sent -> sent.notes().forEach(System.err::println));
            try (MlflowRuns runs = new MlflowRuns(settings.get(), experiment)) {
                return question.apply(runs);
            }
        } catch (TrackingException e) {
            throw CommandFailed.because(e.getMessage());
        }
    }

    /** What waits for the server, if there is one. */
    Optional<Outbox> outbox(TrackingServer server) {
        return server.address().map(address -> Outbox.of(folder.waiting(), address, CLOCK));
    }
}
