package io.plumbline.app.command;

import io.plumbline.trainer.tracking.TrackingException;
import io.plumbline.trainer.tracking.mlflow.MlflowSettings;
import io.plumbline.trainer.tracking.mlflow.Outbox;
import io.plumbline.trainer.tracking.mlflow.SendReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends what waits. */
@Command(
        name = "send",
        description = "Send to the MLflow server what was tracked while it was away, and what it refused before.",
        footer = {"", "Example: ./plumbline runs send --tracking-uri http://127.0.0.1:5000"})
public final class RunsSendCommand implements Callable<Integer> {

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Override
    public Integer call() {
        MlflowSettings settings = server.settings()
                .orElseThrow(() -> CommandFailed.usage(
                        "Send to which server? Name it with --tracking-uri or MLFLOW_TRACKING_URI."));
        Outbox outbox = tracking.outbox(server).orElseThrow();
        SendReport report = send(outbox, settings)
                .orElseThrow(() -> CommandFailed.because(
                        "Another process sends what waits in %s just now.".formatted(outbox.directory())));
        System.out.printf(
                "%d runs and %d aliases sent; %d runs still go on.%n", report.runs(), report.aliases(), report.going());
        report.notes().forEach(System.err::println);
        return report.notes().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static Optional<SendReport> send(Outbox outbox, MlflowSettings settings) {
        try {
            return outbox.send(settings);
        } catch (TrackingException e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
