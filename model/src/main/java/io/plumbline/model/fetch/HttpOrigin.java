package io.plumbline.model.fetch;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Web servers. Redirects are followed to other web servers and nowhere else, never from https to http. */
final class HttpOrigin implements Origin {

    private static final int OK = 200;

    /** Request time-out, too early, too many requests: what a server answers that is not to blame the asker. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int SERVER_ERRORS = 500;
    private static final int REDIRECTS = 300;
    private static final int CLIENT_ERRORS = 400;

    /** Not let in, for want of credentials or with such as do not suffice. */
    private static final Set<Integer> LOCKED = Set.of(401, 403);

    private static final int MOST_REDIRECTS = 5;

    private final FetchSettings settings;

    /** One for all attempts: each has a thread of its own, which outlives its requests. */
    private final HttpClient client;

    HttpOrigin(FetchSettings settings) {
        this.settings = settings;
        // Java's client would take the credentials of one server along to another.
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.connecting())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void read(URI address, Download into) throws IOException, PackageRefused {
        long deadline = System.nanoTime() + settings.attempt().toNanos();
        URI asked = address;
        HttpResponse<Void> response = response(asked, into, deadline);
        for (int redirects = 0; isRedirect(response) && redirects < MOST_REDIRECTS; redirects++) {
            asked = target(asked, response);
            response = response(asked, into, deadline);
        }
        requireOk(asked, response);
    }

    private static boolean isRedirect(HttpResponse<Void> response) {
        return response.statusCode() >= REDIRECTS && response.statusCode() < CLIENT_ERRORS;
    }

    private static URI target(URI asked, HttpResponse<Void> response) throws PackageRefused {
        String location = response.headers().firstValue("location").orElse("nowhere");
        try {
            URI target = asked.resolve(location);
            WebAddress.requireOne(target);
            if (WebAddress.schemeOf(asked).equals("https")
                    && !WebAddress.schemeOf(target).equals("https")) {
                throw new IllegalArgumentException("It leads from https to http");
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE,
                    "%s redirects to %s, which is not followed"
                            .formatted(asked, location.contains("@") ? "an address with a password" : location),
                    e);
        }
    }

    private HttpResponse<Void> response(URI address, Download into, long deadline) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
        settings.servers().at(address).header().ifPresent(value -> request.header("Authorization", value));
        CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request.build(), info -> body(info, into));
        try {
            // The request's own time-out would end with the headers, and let a body drip for ever.
            return response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it took longer than %s".formatted(settings.attempt()), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the wait for it was interrupted", e);
        } finally {
            response.cancel(true);
        }
    }

    private static BodySubscriber<Void> body(ResponseInfo info, Download into) {
        return info.statusCode() == OK
                ? new DownloadSubscriber(into, info.headers().firstValueAsLong("content-length"))
                : BodySubscribers.discarding();
    }

    private static void requireOk(URI address, HttpResponse<Void> response) throws IOException, PackageRefused {
        int status = response.statusCode();
        if (status == OK) {
            return;
        }
        if (status >= SERVER_ERRORS || PASSING.contains(status)) {
            throw new IOException("the server answers %d".formatted(status));
        }
        throw new PackageRefused(
                Reason.UNAVAILABLE,
                "The server of %s answers %d%s"
                        .formatted(
                                address,
                                status,
                                LOCKED.contains(status)
                                        ? ": give what it wants to see by --credentials, or MLflow's by MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD or MLFLOW_TRACKING_TOKEN"
                                        : ""));
    }
}
