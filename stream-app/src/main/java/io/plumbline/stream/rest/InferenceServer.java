package io.plumbline.stream.rest;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.plumbline.stream.count.RequestCounters;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests over HTTP with what the champion of the stream makes of them.
 *
 * <p>The stream goes first: requests share its model and nothing else, come in bounded numbers and sizes, and whatever
 * they bring is refused or answered, so that none of them can stop it, and all of them together cannot starve it.
 */
public final class InferenceServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InferenceServer.class);

    /** On top of those that requests for inference hold: for health and metadata, and for Jetty itself. */
    private static final int SPARE_THREADS = 8;

    private static final int FEWEST_THREADS = 2;
    private static final int IDLE_THREAD_MILLIS = 60_000;

    /** Connections on which nothing is under way need not be waited for when serving stops. */
    private static final int IDLE_FAREWELL_MILLIS = 100;

    private final HttpConfig config;
    private final Javalin javalin;

    private InferenceServer(HttpConfig config, Javalin javalin) {
        this.config = config;
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param counters count what becomes of requests
     * @param version of Plumbline, to be told to those who ask
     * @throws HttpUnavailableException if it cannot listen where it should
     */
    public static InferenceServer start(
            HttpConfig config, ServedChampion champion, RequestCounters counters, String version) {
        return start(config, champion, counters, version, InstantSource.system());
    }

    static InferenceServer start(
            HttpConfig config, ServedChampion champion, RequestCounters counters, String version, InstantSource clock) {
        Routes routes = new Routes(config, champion, counters, version, clock);
        Javalin javalin = Javalin.create(settings -> {
            quiet(settings);
            settings.http.prefer405over404 = true;
            settings.http.compressionStrategy = CompressionStrategy.NONE;
            jetty(settings, config);
            routes.addTo(settings.routes);
        });
        javalin.start();
        InferenceServer server = new InferenceServer(config, javalin);
        if (config.isOpenToStrangers()) {
            LOG.warn("Anyone who reaches {} may ask: give a token, or listen on loopback", server.address());
        }
        return server;
    }

    private static void quiet(JavalinConfig settings) {
        settings.startup.showJavalinBanner = false;
        settings.startup.showOldJavalinVersionWarning = false;
        settings.startup.startupWatcherEnabled = false;
    }

    private static void jetty(JavalinConfig settings, HttpConfig config) {
        HttpLimits limits = config.limits();
        QueuedThreadPool threads =
                new QueuedThreadPool(limits.requests() + SPARE_THREADS, FEWEST_THREADS, IDLE_THREAD_MILLIS);
        threads.setName("http");
        threads.setDaemon(true);
        settings.jetty.threadPool = threads;
        settings.jetty.modifyServer(server -> {
            server.insertHandler(new GracefulHandler());
            server.setErrorHandler(new PlainErrors());
        });
        settings.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new PlainErrors()));
        settings.jetty.addConnector((server, http) -> listening(server, http, config));
    }

    /** Bound before the server starts, so that a port that is taken is no failure of the server. */
    private static ServerConnector listening(Server server, HttpConfiguration http, HttpConfig config) {
        ServerConnector connector =
                new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setShutdownIdleTimeout(IDLE_FAREWELL_MILLIS);
        connector.setIdleTimeout(config.limits().silence().toMillis());
        connector.addBean(
                new HeaderDeadline(connector.getScheduler(), config.limits().headers()));
        server.addBean(new NetworkConnectionLimit(config.limits().connections(), connector));
        try {
            connector.open();
        } catch (IOException e) {
            throw new HttpUnavailableException(config, e);
        }
        return connector;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8780}. */
    public String address() {
        return "http://" + config.authority(javalin.port());
    }

    /** Takes no new requests, and gives those under way the time that {@link HttpLimits#farewell} says. */
    @Override
    public void close() {
        close(config.limits().farewell());
    }

    /** The same, but for no longer than this either. */
    public void close(Duration patience) {
        Duration farewell = config.limits().farewell();
        Duration shorter = patience.compareTo(farewell) < 0 ? patience : farewell;
        Server jetty = javalin.jettyServer().server();
        jetty.setStopTimeout(Math.max(1, shorter.toMillis()));
        try {
            jetty.stop();
        } catch (TimeoutException e) {
            LOG.warn("Requests over HTTP that were under way for longer than {} were cut off", shorter);
        } catch (Exception e) {
            LOG.warn("HTTP did not stop in good order", e);
        }
    }
}
