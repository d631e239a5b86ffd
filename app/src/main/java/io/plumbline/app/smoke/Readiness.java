package io.plumbline.app.smoke;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Whether a service says that it is ready. */
public final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int READY = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Why the service at this address of {@code /health/ready} is not; empty if it is. */
    public Optional<String> obstacle(URI address) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return answer.statusCode() == READY
                    ? Optional.empty()
                    : Optional.of("%s answers %d: %s"
                            .formatted(
                                    address, answer.statusCode(), answer.body().strip()));
        } catch (IOException e) {
            return Optional.of("%s does not answer: %s".formatted(address, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted while asking " + address);
        }
    }
}
