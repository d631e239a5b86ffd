package io.plumbline.app.command;

import io.plumbline.metrics.MetricsAddress;
import io.plumbline.metrics.MetricsServer;
import io.plumbline.metrics.MetricsUnavailableException;
import picocli.CommandLine.Option;

/**
 * The options by which a service tells what it measures and how it is. Two instances on one machine need no options: the port
 * that nobody chose is left to the first, and the second does without.
 */
final class MetricsOptions {

    static final int SERVE_PORT = 8781;
    static final int MONITOR_PORT = 8782;
    static final int RETRAIN_PORT = 8783;
    static final int NOTIFY_PORT = 8784;

    private static final String OFF = "off";

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Serve /metrics (Prometheus), /health/live and /health/ready on this port; 0 for any free one,"
                            + " 'off' for none (default: serve " + SERVE_PORT + ", monitor " + MONITOR_PORT
                            + ", retrain "
                            + RETRAIN_PORT + ", notify " + NOTIFY_PORT + ", or none if it is taken).")
    private String port;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            defaultValue = MetricsAddress.LOOPBACK,
            description = "The address to listen on for them; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
    private String host;

    /**
     * Listens, where it should.
     *
     * @param service what the process is called
     * @param defaultPort where nobody chose another
     * @throws CommandFailed if the options are wrong, or the port that somebody chose is taken
     */
    ServiceMetrics open(String service, int defaultPort) {
        if (OFF.equals(port)) {
            return ServiceMetrics.none("No metrics are served.");
        }
        MetricsAddress where = address(defaultPort);
        try {
            return ServiceMetrics.of(MetricsServer.start(where, service, BuiltFrom.version()));
        } catch (MetricsUnavailableException e) {
            if (isChosen()) {
                throw CommandFailed.usage(e.getMessage());
            }
            return ServiceMetrics.none(
                    "No metrics are served, because port %d is taken: choose another with --metrics-port."
                            .formatted(defaultPort));
        }
    }

    private boolean isChosen() {
        return port != null || !host.equals(MetricsAddress.LOOPBACK);
    }

    private MetricsAddress address(int defaultPort) {
        try {
            return new MetricsAddress(host, port == null ? defaultPort : Integer.parseInt(port));
        } catch (NumberFormatException e) {
            throw CommandFailed.usage("--metrics-port takes a port, 0 or '%s', found '%s'".formatted(OFF, port));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("Metrics cannot be served like this: " + e.getMessage());
        }
    }
}
