package io.plumbline.drift.notify.post;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Sends JSON to one receiver, following no redirects and reading nothing of what it answers but the status. */
public final class Post {

    /** The request itself is wrong, as the receiver sees it. Any other trouble may be over by the next time. */
    private static final Set<Integer> FINAL = Set.of(400, 413, 422);

    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    private final Receiver receiver;
    private final Duration patience;
    private final HttpClient client;

    /**
     * Opens nothing yet.
     *
     * @param patience how long to wait for a connection, and then for an answer
     */
    public Post(Receiver receiver, Duration patience) {
        this.receiver = receiver;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** Sends it once. If the thread is interrupted, it stays so, and the receiver may have it or not. */
    public Answer send(byte[] json, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(receiver.address())
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json));
        receiver.authorization().ifPresent(value -> request.header("Authorization", value));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            return answer(response.statusCode());
        } catch (IOException e) {
            return new Answer.NotTaken(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.NotTaken("this process is ending");
        }
    }

    private static Answer answer(int status) {
        if (status >= OK && status < REDIRECTION) {
            return new Answer.Taken();
        }
        return FINAL.contains(status) ? new Answer.Refused(status) : new Answer.NotTaken("it answers " + status);
    }
}
