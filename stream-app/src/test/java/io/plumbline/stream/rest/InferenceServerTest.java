package io.plumbline.stream.rest;

import static io.plumbline.stream.rest.AskedServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.count.RequestCounts;
import io.plumbline.stream.fixture.TestPackages;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers are those of the stream's own classifier, however the image comes. */
class InferenceServerTest {

    private static final float TOLERANCE = 1e-5f;

    @TempDir
    private static Path directory;

    private static PackedModel first;
    private static PackedModel second;

    private AskedServer server;

    @BeforeAll
    static void packTwoModels() {
        TestPackages packages = new TestPackages(directory.resolve("announced"));
        first = packages.write(1);
        second = packages.write(2);
    }

    @BeforeEach
    void serveARealModel() {
        server = AskedServer.withDefaults().serve(AskedServer.load(first, directory));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(ContentType.class)
    void shouldAnswerAnImageAsThePredictionOnTheStreamWould(ContentType type) {
        // Given
        EncodedImage image = new ImageEncoder(TestPackages.SHAPE).encode(Tensors.randomPixels(7), type);
        Scored expected = (Scored) server.scoredDirectly(image).outcomes().get(0);

        // When
        HttpResponse<byte[]> response = server.infer(type.mediaType(), image.value());

        // Then
        JsonNode answer = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer.path("label").asText()).isEqualTo(expected.label());
        assertThat(answer.path("modelId").asText()).isEqualTo(server.id().toString());
        assertThat((float) answer.path("confidence").asDouble()).isCloseTo(expected.confidence(), within(TOLERANCE));
        assertThat(answer.path("probabilities")).hasSize(5);
    }

    @Test
    void shouldCountWhatBecomesOfRequests() {
        // Given
        byte[] sound = new ImageEncoder(TestPackages.SHAPE)
                .encode(Tensors.randomPixels(7), ContentType.PNG)
                .value();

        // When
        server.infer("image/png", sound);
        server.infer("image/png", sound);
        server.infer("image/png", Arrays.copyOf(sound, sound.length / 2));
        server.infer("text/plain", sound);
        server.infer("application/json", "{".getBytes(UTF_8));
        server.get("/nothing/here");
        server.get(server.model());

        // Then
        assertThat(server.counts())
                .isEqualTo(new RequestCounts(
                        2, Map.of(RejectionReason.CORRUPT, 1L, RejectionReason.UNKNOWN_FORMAT, 1L), 2, 0));
    }

    @Test
    void shouldCountRequestsThatFailByAFaultOfItsOwn() {
        // Given
        ImageScoring faulty = new ImageScoring() {
            @Override
            public Answers score(List<EncodedImage> images) {
                throw new IllegalStateException("a fault");
            }

            @Override
            public int largestChunk() {
                return 1;
            }
        };

        // When
        HttpResponse<byte[]> response;
        RequestCounts counts;
        try (AskedServer failing = AskedServer.scoringBy(faulty).serve(AskedServer.load(second, directory))) {
            response = failing.infer("image/png", new byte[] {1});
            counts = failing.counts();
        }

        // Then
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(counts).isEqualTo(new RequestCounts(0, Map.of(), 0, 1));
    }

    @Test
    void shouldTellAnImageWithoutATypeByItsFirstBytes() {
        // Given
        EncodedImage image = new ImageEncoder(TestPackages.SHAPE).encode(Tensors.randomPixels(7), ContentType.PNG);

        // When
        HttpResponse<byte[]> response = server.infer("", image.value());

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldScoreTensorsOfWhateverFormAlike() {
        // Given
        List<byte[]> images = List.of(Tensors.randomPixels(1), Tensors.randomPixels(2), Tensors.randomPixels(3));
        List<String> inputs = List.of(
                Tensors.input(Tensors.shape(3), "UINT8", Tensors.flat(images, "%d")),
                Tensors.input(Tensors.shape(3), "UINT8", Tensors.nested(images)),
                Tensors.input(Tensors.shape(3), "FP32", Tensors.flat(images, "%d.0")));

        // When
        List<JsonNode> answers = inputs.stream()
                .map(input -> json(server.infer("application/json", Tensors.request(input, ""))))
                .toList();

        // Then
        List<String> labels = new ArrayList<>();
        for (byte[] image : images) {
            EncodedImage raw = EncodedImage.of(image, ContentType.RAW);
            labels.add(((Scored) server.scoredDirectly(raw).outcomes().get(0)).label());
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer).isEqualTo(answers.get(0));
            assertThat(answer.at("/outputs/0/shape").toString()).isEqualTo("[3,5]");
            assertThat(answer.at("/outputs/0/data")).hasSize(15);
            assertThat(answer.at("/outputs/1/data"))
                    .extracting(JsonNode::asText)
                    .isEqualTo(labels);
        });
    }

    @Test
    void shouldRepeatTheIdAndAnswerWithTheOutputsThatWereWanted() {
        // Given
        byte[] request = Tensors.request(
                Tensors.input(Tensors.shape(1), "UINT8", Tensors.flat(List.of(Tensors.randomPixels(1)), "%d")),
                ",\"id\":\"boot-17\",\"parameters\":{\"unheard-of\":true},\"outputs\":[{\"name\":\"label\"}]");

        // When
        JsonNode answer = json(server.infer("application/json", request));

        // Then
        assertThat(answer.path("id").asText()).isEqualTo("boot-17");
        assertThat(answer.path("model_version").asText()).isEqualTo(server.id().sha256());
        assertThat(answer.path("outputs"))
                .extracting(output -> output.path("name").asText())
                .containsExactly("label");
    }

    @Test
    void shouldAnswerByTheNewChampionAtOnceAndByItsVersionAlone() {
        // Given
        String before = server.model() + "/versions/" + server.id().sha256();

        // When
        server.serve(AskedServer.load(second, directory));

        // Then
        String now = server.model() + "/versions/" + server.id().sha256();
        assertThat(server.post(before + "/infer", "application/json", Tensors.sound())
                        .statusCode())
                .isEqualTo(404);
        assertThat(json(server.post(now + "/infer", "application/json", Tensors.sound()))
                        .path("model_version")
                        .asText())
                .isEqualTo(server.id().sha256());
        assertThat(server.get(before + "/ready").statusCode()).isEqualTo(404);
        assertThat(server.get(now + "/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldDescribeTheTensorsOfTheModel() {
        // Given
        String model = server.model();

        // When
        JsonNode metadata = json(server.get(model));

        // Then
        assertThat(metadata.at("/versions/0").asText()).isEqualTo(server.id().sha256());
        assertThat(metadata.path("inputs").toString())
                .isEqualTo("[{\"name\":\"image\",\"datatype\":\"UINT8\",\"shape\":[-1,1,12,12]}]");
        assertThat(metadata.path("outputs").toString())
                .isEqualTo("[{\"name\":\"probabilities\",\"datatype\":\"FP32\",\"shape\":[-1,5]},"
                        + "{\"name\":\"label\",\"datatype\":\"BYTES\",\"shape\":[-1]}]");
    }

    @Test
    void shouldSayWhichPortIsTaken() {
        // Given
        HttpConfig taken = HttpConfig.onLoopback(server.port());

        // When
        Throwable thrown = catchThrowable(() -> AskedServer.with(taken));

        // Then
        assertThat(thrown)
                .isInstanceOf(HttpUnavailableException.class)
                .hasMessageContainingAll("127.0.0.1:" + server.port(), "choose another port");
    }

    @Test
    void shouldAnswerOnlyThoseWhoBringTheToken() {
        // Given
        HttpConfig config = HttpConfig.onLoopback(0).with(BearerToken.of("open-sesame"));
        try (AskedServer guarded = AskedServer.with(config)) {
            List<String> headers = List.of(
                    "Bearer open-sesame", "bearer open-sesame", "Bearer open-sesam", "Basic open-sesame", "Bearer");

            // When
            List<Integer> statuses = headers.stream()
                    .map(header -> guarded.send(
                                    HttpRequest.newBuilder(guarded.uri("/v2")).header("Authorization", header))
                            .statusCode())
                    .toList();

            // Then
            assertThat(statuses).containsExactly(200, 200, 401, 401, 401);
            assertThat(guarded.get("/v2").headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer");
            assertThat(guarded.get("/v2/health/live").statusCode()).isEqualTo(200);
        }
    }
}
