package io.plumbline.app.command;

import io.plumbline.model.fetch.FetchSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How packages are fetched. */
final class FetchOptions {

    private static final long MIB = 1L << 20;

    /** The one that runs:, models: and mlflow-artifacts: addresses are about. */
    @Mixin
    private TrackingServer server;

    @Option(
            names = "--largest-package",
            paramLabel = "MIB",
            defaultValue = "256",
            description = "Packages over this size are refused (default: ${DEFAULT-VALUE} MiB).")
    private long largestMib;

    TrackingServer server() {
        return server;
    }

    FetchSettings settings() {
        try {
            return FetchSettings.withDefaults()
                    .withMaxBytes(Math.multiplyExact(largestMib, MIB))
                    .withMlflowTracking(server.address())
                    .withServers(server.known());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }
}
