package io.plumbline.model.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web server on loopback that behaves as a test wants it to. */
final class SmallServer implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());

    /** What to do with one request. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    SmallServer() throws IOException {
        this(HttpServer.create(anyPort(), 0), "http");
    }

    /** One that speaks TLS. */
    SmallServer(SSLContext tls) throws IOException {
        this(secured(tls), "https");
    }

    private SmallServer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer secured(SSLContext tls) throws IOException {
        HttpsServer secured = HttpsServer.create(anyPort(), 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(tls));
        return secured;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI address() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    URI address(String path) {
        return address().resolve(path);
    }

    /** Paths and queries that were asked for, in their order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The header {@code Authorization} of each request, or {@code none}. */
    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    URI on(String path, Behaviour behaviour) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestURI().toString());
            authorizations.add(authorization(exchange));
            try (exchange) {
                behaviour.answer(exchange);
            }
        });
        return address(path);
    }

    private static String authorization(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("none");
    }

    /** Answers only those who bring this header {@code Authorization}. */
    static Behaviour locked(String wanted, Behaviour open) {
        return exchange -> (authorization(exchange).equals(wanted) ? open : status(401)).answer(exchange);
    }

    static Behaviour bytes(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    static Behaviour json(String body) {
        return bytes(body.getBytes(UTF_8));
    }

    static Behaviour status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    static Behaviour redirect(String to) {
        return exchange -> {
            exchange.getResponseHeaders().add("location", to);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    /** Says that it sends all of them, and sends half. */
    static Behaviour truncated(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** Does not say how many bytes come, and goes on for as long as anybody reads. */
    static Behaviour endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] some = new byte[64 << 10];
            for (int i = 0; i < 100_000; i++) {
                out.write(some);
            }
        };
    }

    /** Sends the first byte and then none until the server is closed. */
    Behaviour stuck(byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, 1);
            exchange.getResponseBody().flush();
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** The first so many requests as the one, all others as the other. */
    static Behaviour first(int many, Behaviour one, Behaviour other) {
        CountDownLatch left = new CountDownLatch(many);
        return exchange -> {
            Behaviour now = left.getCount() > 0 ? one : other;
            left.countDown();
            now.answer(exchange);
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
