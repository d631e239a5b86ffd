package io.plumbline.metrics;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves what a process measures of itself: {@code /metrics} in Prometheus' text format, and {@code /health/live} and
 * {@code /health/ready}, each 200 or 503 with a line for people.
 *
 * <p>It listens before the service starts, so that a port that is taken stops nothing that runs, and answers from a few
 * threads of its own, so that whoever asks too much waits for it alone.
 */
public final class MetricsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    /** Prometheus' text format, in the one version that every Prometheus reads. */
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private static final int MOST_THREADS = 6;
    private static final int FEWEST_THREADS = 2;
    private static final int IDLE_THREAD_MILLIS = 60_000;
    private static final int MOST_CONNECTIONS = 64;
    private static final int SILENCE_MILLIS = 30_000;

    private final MetricsAddress where;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ProcessMeters process = new ProcessMeters();
    private final Javalin javalin;
    private volatile Health health = Health.STARTING;

    private MetricsServer(MetricsAddress where) {
        this.where = where;
        this.javalin = Javalin.create(settings -> {
            settings.startup.showJavalinBanner = false;
            settings.startup.showOldJavalinVersionWarning = false;
            settings.startup.startupWatcherEnabled = false;
            settings.http.prefer405over404 = true;
            settings.http.compressionStrategy = CompressionStrategy.NONE;
            jetty(settings);
            settings.routes.get("/metrics", this::metrics);
            settings.routes.get("/health/live", this::live);
            settings.routes.get("/health/ready", this::ready);
        });
    }

    /**
     * Starts to listen.
     *
     * @param service what this process is called, such as {@code serve}
     * @param version of Plumbline, to be told along with it
     * @throws MetricsUnavailableException if it cannot listen where it should
     */
    public static MetricsServer start(MetricsAddress where, String service, String version) {
        MetricsServer server = new MetricsServer(where);
        server.process.bindTo(server.registry, service, version);
        server.javalin.start();
        LOG.info("Metrics of {} are at {}/metrics", service, server.address());
        if (!where.isLoopback()) {
            LOG.warn(
                    "Anyone who reaches {} may read the metrics: listen on loopback, or let few reach it",
                    server.address());
        }
        return server;
    }

    private void jetty(JavalinConfig settings) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, IDLE_THREAD_MILLIS);
        threads.setName("metrics");
        threads.setDaemon(true);
        settings.jetty.threadPool = threads;
        settings.jetty.addConnector(this::listening);
    }

    /** Bound before the server starts, so that a port that is taken is no failure of the server. */
    private ServerConnector listening(Server server, HttpConfiguration http) {
        ServerConnector connector =
                new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(where.host());
        connector.setPort(where.port());
        connector.setIdleTimeout(SILENCE_MILLIS);
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        try {
            connector.open();
        } catch (IOException e) {
            throw new MetricsUnavailableException(where, e);
        }
        return connector;
    }

    /** Where the meters go that this serves. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Answers for the health of this service from now on; until then, it is being started. */
    public void answerFor(Health service) {
        health = service;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8781}. */
    public String address() {
        return "http://" + where.authority(javalin.port());
    }

    private void metrics(Context asked) {
        asked.result(registry.scrape()).contentType(TEXT_FORMAT);
    }

    private void live(Context asked) {
        answer(asked, health.failure(), "live");
    }

    private void ready(Context asked) {
        answer(asked, health.failure().or(health::obstacle), "ready");
    }

    private static void answer(Context asked, Optional<String> reason, String state) {
        asked.status(reason.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .result(reason.map(why -> "not %s: %s%n".formatted(state, why)).orElse(state + "\n"));
    }

    /** Stops listening at once. */
    @Override
    public void close() {
        javalin.stop();
        process.close();
        registry.close();
    }
}
