package io.plumbline.app.command;

import io.plumbline.model.fetch.FetchSettings;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How packages are fetched. */
final class FetchOptions {

    private static final long MIB = 1L << 20;

    @Option(
            names = "--mlflow-tracking-uri",
            paramLabel = "URI",
            description =
                    "The MLflow server that runs: and mlflow-artifacts: addresses are about (default: MLFLOW_TRACKING_URI).")
    private URI mlflow;

    @Option(
            names = "--largest-package",
            paramLabel = "MIB",
            defaultValue = "256",
            description = "Packages over this size are refused (default: ${DEFAULT-VALUE} MiB).")
    private long largestMib;

    FetchSettings settings() {
        try {
            return FetchSettings.withDefaults()
                    .withMaxBytes(Math.multiplyExact(largestMib, MIB))
                    .withMlflowTracking(Optional.ofNullable(mlflow));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }
}
