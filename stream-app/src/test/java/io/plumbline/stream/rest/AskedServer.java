package io.plumbline.stream.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ChampionScoring;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.champion.PackageLoader;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.champion.WarmUp;
import io.plumbline.stream.count.RequestCounts;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.RecordedEvents;
import io.plumbline.stream.fixture.TestPackages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A server without a stream beside it, and a client that asks it. */
final class AskedServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Champion champion = new Champion();
    private final ServingCounters counters = new ServingCounters();
    private final ImageScoring scoring;
    private final InferenceServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private AskedServer(HttpConfig config, Optional<ImageScoring> other) {
        scoring = other.orElseGet(() -> new ChampionScoring(champion, new RecordedEvents(), counters));
        server = InferenceServer.start(
                config, new ServedChampion(champion, scoring, this::obstacle), counters.requests(), "0.1.0");
    }

    static AskedServer withDefaults() {
        return with(HttpConfig.onLoopback(0));
    }

    static AskedServer with(HttpConfig config) {
        return new AskedServer(config, Optional.empty());
    }

    /** One that scores as a test wants it to. */
    static AskedServer scoringBy(ImageScoring scoring) {
        return new AskedServer(HttpConfig.onLoopback(0), Optional.of(scoring));
    }

    /** A real package's model. */
    static ServingModel load(PackedModel packed, Path directory) {
        WarmUp quick = new WarmUp(1, Duration.ofSeconds(1), InstantSource.fixed(Instant.EPOCH));
        try {
            return new PackageLoader(directory, FetchSettings.withDefaults(), quick)
                    .load(TestPackages.announcement(packed, ModelRole.CHAMPION), Optional.empty());
        } catch (PackageRefused e) {
            throw new AssertionError(e);
        }
    }

    /** The same with this model as champion from now on. */
    AskedServer serve(ServingModel model) {
        champion.install(model);
        return this;
    }

    private Optional<String> obstacle() {
        return champion.modelId().isPresent() ? Optional.empty() : Optional.of("no model was announced");
    }

    /** What became of the requests so far. */
    RequestCounts counts() {
        return counters.snapshot().requests();
    }

    Answers scoredDirectly(EncodedImage image) {
        return scoring.score(List.of(image));
    }

    /** Where the champion of now is asked, by its name. */
    String model() {
        return "/v2/models/" + id().name();
    }

    /** The champion of now. */
    ModelId id() {
        return ModelId.parse(champion.modelId().orElseThrow());
    }

    URI uri(String path) {
        return URI.create(server.address() + path);
    }

    int port() {
        return uri("/").getPort();
    }

    HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** Sends a body of this type to the champion of now; a blank type is none. */
    HttpResponse<byte[]> infer(String type, byte[] body) {
        return post(model() + "/infer", type, body);
    }

    HttpResponse<byte[]> post(String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofByteArray(body));
        return send(type.isBlank() ? request : request.header("Content-Type", type));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return Json.read(response.body(), JsonNode.class);
    }

    /** Stops listening, and returns when it has. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        champion.close();
    }
}
