package io.plumbline.stream.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.TestPackages;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published description against servers that run: what it says happens, and nothing else does. */
class OpenApiTest {

    private static final String JSON = "application/json";
    private static final String HASH = "b".repeat(64);

    /** Every path of a model, by how it is called in the description. */
    private static final List<String> ADDRESSES = List.of("/v2/models/{name}", "/v2/models/{name}/versions/{version}");

    @TempDir
    private Path directory;

    private final Set<String> seen = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();
    private OpenApiDocument document;

    @BeforeEach
    void askForTheDescription() {
        try (AskedServer server = AskedServer.withDefaults()) {
            document = OpenApiDocument.parse(server.get("/openapi.yaml").body());
        }
    }

    @Test
    void shouldAnswerAsDescribedAndInEveryWayThatIsDescribed() {
        // Given
        Set<String> described = document.answers();

        // When
        askASoundOne();
        askOneThatHasNoModel();
        askOneThatWantsAToken();
        askOneThatIsImpatient();
        askOneThatFails();

        // Then
        assertThat(faults).isEmpty();
        assertThat(seen).isEqualTo(described);
    }

    private void askASoundOne() {
        try (AskedServer server = AskedServer.withDefaults()
                .serve(AskedServer.load(new TestPackages(directory.resolve("announced")).write(1), directory))) {
            for (String path : List.of("/openapi.yaml", "/v2", "/v2/health/live", "/v2/health/ready")) {
                note("GET " + path, server.get(path));
            }
            for (String address : ADDRESSES) {
                String model = path(address, server.id().name(), server.id().sha256());
                note("GET " + address, server.get(model));
                note("GET " + address + "/ready", server.get(model + "/ready"));
                note("GET " + address, server.get(path(address, "x", HASH)));
                note("GET " + address + "/ready", server.get(path(address, "x", HASH) + "/ready"));
                note("POST " + address + "/infer", server.post(path(address, "x", HASH) + "/infer", JSON, new byte[0]));
                inferAll(server, "POST " + address + "/infer", model + "/infer");
            }
        }
    }

    private void inferAll(AskedServer server, String operation, String path) {
        byte[] png = new ImageEncoder(TestPackages.SHAPE)
                .encode(Tensors.randomPixels(1), ContentType.PNG)
                .value();
        note(operation, server.post(path, JSON, Tensors.sound()));
        note(operation, server.post(path, "image/png", png));
        note(operation, server.post(path, "image/png", new byte[9]));
        note(operation, server.post(path, JSON, new byte[9]));
        note(
                operation,
                server.post(path, "image/png", new byte[HttpLimits.defaults().bodyBytes() + 1]));
        note(operation, server.post(path, "text/plain", png));
    }

    private void askOneThatHasNoModel() {
        try (AskedServer server = AskedServer.withDefaults()) {
            note("GET /v2/health/ready", server.get("/v2/health/ready"));
            askForAnyModel(server);
        }
    }

    private void askOneThatWantsAToken() {
        HttpConfig config = HttpConfig.onLoopback(0).with(BearerToken.of("open-sesame"));
        try (AskedServer server = AskedServer.with(config)) {
            note("GET /openapi.yaml", server.get("/openapi.yaml"));
            note("GET /v2", server.get("/v2"));
            askForAnyModel(server);
        }
    }

    private void askForAnyModel(AskedServer server) {
        for (String address : ADDRESSES) {
            String model = path(address, "x", HASH);
            note("GET " + address, server.get(model));
            note("GET " + address + "/ready", server.get(model + "/ready"));
            note("POST " + address + "/infer", server.post(model + "/infer", JSON, Tensors.sound()));
        }
    }

    private void askOneThatIsImpatient() {
        HttpConfig config = HttpConfig.onLoopback(0).with(Limits.withSilence(Duration.ofMillis(200)));
        try (AskedServer server = AskedServer.with(config).serve(FakeModel.sound("fake-" + HASH))) {
            for (String address : ADDRESSES) {
                String path = path(address, "fake", HASH) + "/infer";
                note("POST " + address + "/infer", new SlowClient(server.port()).postSlowly(path));
            }
        }
    }

    private void askOneThatFails() {
        try (AskedServer server = AskedServer.scoringBy(images -> {
            throw new UnsupportedOperationException("a mistake in the code");
        })) {
            server.serve(FakeModel.sound("fake-" + HASH));
            for (String address : ADDRESSES) {
                String path = path(address, "fake", HASH) + "/infer";
                note("POST " + address + "/infer", server.post(path, "image/png", new byte[9]));
            }
        }
    }

    private static String path(String address, String name, String version) {
        return address.replace("{name}", name).replace("{version}", version);
    }

    private void note(String operation, HttpResponse<byte[]> response) {
        seen.add(operation + " " + response.statusCode());
        document.faults(operation, response)
                .forEach(fault -> faults.add("%s %d: %s".formatted(operation, response.statusCode(), fault)));
    }

    @Test
    void shouldDescribeEveryRouteAndNoOther() {
        // Given
        Set<String> described = document.operations();

        // When
        List<String> routes = routes();

        // Then
        assertThat(routes).containsExactlyInAnyOrderElementsOf(described);
    }

    private static List<String> routes() {
        ServedChampion nobody = new ServedChampion(new Champion(), images -> null, Optional::empty);
        Routes all = new Routes(
                HttpConfig.onLoopback(0), nobody, new ServingCounters().requests(), "0.1.0", InstantSource.system());
        return Javalin.create(settings -> all.addTo(settings.routes)).unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> !endpoint.method.equals(HandlerType.BEFORE))
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        // Given
        List<String> references = document.references();

        // When
        List<String> dangling = references.stream()
                .filter(reference -> document.root().at(reference.substring(1)).isMissingNode())
                .toList();

        // Then
        assertThat(dangling).isEmpty();
        assertThat(references).isNotEmpty().allMatch(reference -> reference.startsWith("#/components/"));
    }

    @Test
    void shouldTakeWhatTheDescriptionCallsARequest() {
        // Given
        byte[] request = Tensors.sound();

        // When
        List<String> found = document.faults("InferenceRequest", request);

        // Then
        assertThat(found).isEmpty();
        assertThat(document.faults("InferenceRequest", "{\"inputs\":[]}".getBytes(UTF_8)))
                .isNotEmpty();
    }

    @Test
    void shouldListEveryReasonForARejection() {
        // Given
        JsonNode schema = document.root().at("/components/schemas/RejectionReason");

        // When
        List<String> listed = StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();

        // Then
        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(RejectionReason.values()).map(Enum::name).toList());
    }

    @Test
    void shouldDescribeAnImagesAnswerAsAPredictionIsDescribed() throws IOException {
        // Given
        JsonNode prediction;
        try (InputStream file =
                Topics.class.getResourceAsStream("/io/plumbline/contract/schema/prediction.schema.json")) {
            prediction = Json.read(file.readAllBytes(), JsonNode.class).path("properties");
        }

        // When
        JsonNode answer = document.root().at("/components/schemas/Classification/properties");

        // Then
        List<String> members = new ArrayList<>();
        prediction.fieldNames().forEachRemaining(members::add);
        members.removeAll(List.of("imageId", "source"));
        assertThat(answer.fieldNames()).toIterable().containsExactlyElementsOf(members);
    }
}
