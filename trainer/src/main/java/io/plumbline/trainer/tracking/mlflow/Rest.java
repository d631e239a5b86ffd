package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.contract.json.Json;
import io.plumbline.model.fetch.KnownServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** What MLflow's client cannot do: put files, and take aliases away. */
final class Rest {

    private static final String ALIAS = "/api/2.0/mlflow/registered-models/alias";
    private static final String CONTENT_TYPE = "Content-Type";

    private final MlflowSettings settings;
    private final KnownServers known;
    private final HttpClient client;

    Rest(MlflowSettings settings) {
        this.settings = settings;
        this.known = KnownServers.none().with(settings.server(), settings.credentials());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.answering())
                .build();
    }

    void put(URI address, Path file) throws IOException {
        send(request(address)
                .header(CONTENT_TYPE, "application/octet-stream")
                .timeout(settings.uploading())
                .PUT(BodyPublishers.ofFile(file)));
    }

    void deleteAlias(String model, String alias) {
        byte[] json = Json.write(new Alias(model, alias));
        send(request(URI.create(settings.base() + ALIAS))
                .header(CONTENT_TYPE, "application/json")
                .timeout(settings.answering())
                .method("DELETE", BodyPublishers.ofByteArray(json)));
    }

    /** A server may keep its artifacts on another one, which is no business of its password. */
    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        known.at(address).header().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private void send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (!Answers.isOk(answer.statusCode())) {
                throw Answers.failure(settings, answer.statusCode(), answer.body(), null);
            }
        } catch (IOException e) {
            throw Answers.noAnswer(settings, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Answers.noAnswer(settings, e);
        }
    }

    private record Alias(String name, String alias) {}
}
