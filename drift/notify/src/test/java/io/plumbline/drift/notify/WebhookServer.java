package io.plumbline.drift.notify;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.broker.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whoever takes webhooks: it can fail, die and come back at the same address. */
public final class WebhookServer implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final int port = FreePorts.find(1)[0];
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile HttpServer server;
    private volatile int status;

    /**
     * A request that came in.
     *
     * @param id what it calls itself
     * @param genuine whether it was signed by somebody who knows the secret, as the library of Standard Webhooks sees it
     * @param answered the status it was answered with
     */
    public record Request(String id, String body, boolean genuine, int answered) {}

    public static WebhookServer answering(int status) {
        WebhookServer made = new WebhookServer();
        made.status = status;
        made.start();
        return made;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:%d/hook/of-the-team".formatted(port));
    }

    public void answerFromNowOn(int newStatus) {
        status = newStatus;
    }

    void die() {
        server.stop(0);
    }

    void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Those that it said it has. */
    public List<Request> taken() {
        return requests.stream().filter(request -> request.answered() == 200).toList();
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            String body = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answered = status;
            requests.add(new Request(
                    asked.getRequestHeaders().getFirst("webhook-id"),
                    body,
                    isGenuine(body, HttpHeaders.of(asked.getRequestHeaders(), (name, value) -> true)),
                    answered));
            asked.sendResponseHeaders(answered, -1);
        }
    }

    private static boolean isGenuine(String body, HttpHeaders headers) {
        try {
            new Webhook(SECRET).verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        die();
    }
}
