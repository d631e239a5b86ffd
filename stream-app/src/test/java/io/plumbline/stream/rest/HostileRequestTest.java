package io.plumbline.stream.rest;

import static io.plumbline.stream.rest.AskedServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import io.plumbline.stream.fixture.TestPackages;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent is answered or refused with a reason, and the next one is answered as if nothing had been. */
class HostileRequestTest {

    private static final String JSON = "application/json";
    private static final int RANDOM_BODIES = 150;
    private static final int LIMIT_BYTES = 1 << 20;

    @TempDir
    private static Path directory;

    private static AskedServer server;

    @BeforeAll
    static void serveARealModel() {
        server = AskedServer.with(HttpConfig.onLoopback(0).with(Limits.withSizes(LIMIT_BYTES, 8)))
                .serve(AskedServer.load(new TestPackages(directory.resolve("announced")).write(1), directory));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> tensors() {
        String pixels = Tensors.flat(List.of(Tensors.randomPixels(1)), "%d");
        String one = Tensors.shape(1);
        String sound = Tensors.input(one, "UINT8", pixels);
        String nine = Tensors.input(Tensors.shape(9), "UINT8", "[" + "0,".repeat(9 * 144 - 1) + "0]");
        return Stream.of(
                refused("no JSON", "{\"inputs\":", 400, "", "ends in the middle"),
                refused("nothing", "", 400, "", "InferenceRequest"),
                refused("null", "null", 400, "", "null"),
                refused("no inputs", "{}", 400, "", "inputs is missing"),
                refused("an input that is null", "{\"inputs\":[null]}", 400, "", "inputs"),
                refused("two inputs", inputs(sound + "," + sound), 400, "", "one input"),
                refused("another input", inputs(sound.replace("\"image\"", "\"x\"")), 400, "", "'image'"),
                refused("INT64", inputs(Tensors.input(one, "INT64", pixels)), 400, "", "INT64"),
                refused(
                        "no data",
                        inputs("{\"name\":\"image\",\"shape\":[1,1,12,12],\"datatype\":\"FP32\"}"),
                        400,
                        "",
                        ""),
                refused("NaN", inputs(Tensors.input(one, "FP32", "[NaN]")), 400, "", ""),
                refused("infinity", inputs(Tensors.input(one, "FP32", "[1e999]")), 400, "", "0 to 255"),
                refused("a fraction", inputs(Tensors.input(one, "FP32", "[0.5]")), 400, "", "0 to 255"),
                refused("256", inputs(Tensors.input(one, "UINT8", "[256]")), 400, "", "0 to 255"),
                refused("negative", inputs(Tensors.input(one, "UINT8", "[-1]")), 400, "", "0 to 255"),
                refused("huge", inputs(Tensors.input(one, "UINT8", "[" + "9".repeat(900) + "]")), 400, "", "0 to 255"),
                refused("text", inputs(Tensors.input(one, "UINT8", "[\"a\"]")), 400, "", "numbers"),
                refused("text for an array", inputs(Tensors.input(one, "UINT8", "\"a\"")), 400, "", "array"),
                refused("ragged", inputs(Tensors.input(one, "UINT8", "[[1],[2,3]]")), 400, "", "side by side"),
                refused("mixed", inputs(Tensors.input(one, "UINT8", "[[1],2]")), 400, "", "side by side"),
                refused("mixed depths", inputs(Tensors.input(one, "UINT8", "[[],1]")), 400, "", "side by side"),
                refused("deep data", inputs(Tensors.input(one, "UINT8", "[".repeat(60))), 400, "", "deep"),
                refused("deep arrays", "[".repeat(100_000), 400, "", ""),
                refused("deep objects", "{\"a\":".repeat(100_000), 400, "", "nesting"),
                refused("too few", inputs(Tensors.input(one, "UINT8", "[1,2]")), 400, "WRONG_SIZE", "144"),
                refused("none", inputs(Tensors.input(Tensors.shape(0), "UINT8", "[]")), 400, "EMPTY", "0 images"),
                refused("negative images", inputs(Tensors.input(Tensors.shape(-1), "UINT8", pixels)), 400, "EMPTY", ""),
                refused(
                        "other shape",
                        inputs(Tensors.input("[1,3,12,12]", "UINT8", pixels)),
                        400,
                        "WRONG_SIZE",
                        "[1, 3"),
                refused("flat shape", inputs(Tensors.input("[144]", "UINT8", pixels)), 400, "WRONG_SIZE", "[144]"),
                refused(
                        "a product over 64 bits",
                        inputs(Tensors.input("[4294967296,4294967296,1,144]", "UINT8", pixels)),
                        400,
                        "WRONG_SIZE",
                        ""),
                refused(
                        "a product that overflows to 1 image",
                        inputs(Tensors.input("[9223372036854775807,1,12,12]", "UINT8", pixels)),
                        413,
                        "TOO_LARGE",
                        "images"),
                refused("a length over 64 bits", inputs(Tensors.input("[1e30,1,12,12]", "UINT8", pixels)), 400, "", ""),
                refused("too many", inputs(nine), 413, "TOO_LARGE", "at most 8"),
                refused("unknown output", with(sound, "\"outputs\":[{\"name\":\"x\"}]"), 400, "", "no output 'x'"),
                refused("binary", with(sound, "\"parameters\":{\"binary_data_output\":true}"), 400, "", "extension"),
                refused("objects as parameters", with(sound, "\"parameters\":{\"a\":{}}"), 400, "", "'a'"),
                refused("too large", "1".repeat(LIMIT_BYTES + 1), 413, "TOO_LARGE", Integer.toString(LIMIT_BYTES)));
    }

    private static Arguments refused(String what, String body, int status, String reason, String inError) {
        return Arguments.of(what, body, status, reason, inError);
    }

    private static String inputs(String input) {
        return new String(Tensors.request(input, ""), UTF_8);
    }

    private static String with(String input, String others) {
        return new String(Tensors.request(input, "," + others), UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tensors")
    void shouldRefuseTensors(String what, String body, int status, String reason, String inError) {
        // Given
        byte[] bytes = body.getBytes(UTF_8);

        // When
        HttpResponse<byte[]> response = server.infer(JSON, bytes);

        // Then
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(status);
        assertThat(json(response).path("reason").asText()).isEqualTo(reason);
        assertThat(json(response).path("error").asText()).contains(inError).hasSizeLessThan(400);
        assertSound();
    }

    static Stream<Arguments> images() {
        ImageEncoder other = new ImageEncoder(InputShape.grey(5, 5));
        byte[] png = new ImageEncoder(TestPackages.SHAPE)
                .encode(Tensors.randomPixels(1), ContentType.PNG)
                .value();
        return Stream.of(
                Arguments.of("image/png", Arrays.copyOf(png, png.length / 2), 400, "CORRUPT"),
                Arguments.of("image/jpeg", png, 400, "CORRUPT"),
                Arguments.of("image/png", new byte[0], 400, "EMPTY"),
                Arguments.of(
                        "image/png", other.encode(new byte[25], ContentType.PNG).value(), 400, "WRONG_SIZE"),
                Arguments.of("application/octet-stream", new byte[7], 400, "WRONG_SIZE"),
                Arguments.of("", "no image".getBytes(UTF_8), 415, "UNKNOWN_FORMAT"),
                Arguments.of("image/webp", png, 415, "UNKNOWN_FORMAT"),
                Arguments.of("application/x-www-form-urlencoded", png, 415, "UNKNOWN_FORMAT"),
                Arguments.of("image/png", new byte[LIMIT_BYTES + 1], 413, "TOO_LARGE"));
    }

    @ParameterizedTest
    @MethodSource("images")
    void shouldRejectImagesAsTheStreamDoes(String type, byte[] body, int status, String reason) {
        // Given
        String path = server.model() + "/infer";

        // When
        HttpResponse<byte[]> response = server.post(path, type, body);

        // Then
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).path("reason").asText()).isEqualTo(reason);
        assertSound();
    }

    @Test
    void shouldAnswerOrRefuseWhateverBytes() {
        // Given
        Random chance = new Random(5);
        byte[] request = Tensors.sound();
        List<Integer> statuses = new ArrayList<>();

        // When
        for (int i = 0; i < RANDOM_BODIES; i++) {
            byte[] random = new byte[chance.nextInt(2_000)];
            chance.nextBytes(random);
            String type = List.of(JSON, "image/png", "image/gif", "").get(chance.nextInt(4));
            statuses.add(server.infer(type, random).statusCode());
            byte[] changed = request.clone();
            changed[chance.nextInt(changed.length)] = (byte) (' ' + chance.nextInt(64));
            statuses.add(server.infer(JSON, changed).statusCode());
        }

        // Then
        assertThat(statuses).isSubsetOf(200, 400, 413, 415).contains(200, 400);
        assertSound();
    }

    @Test
    void shouldSayThatBinaryTensorsAreNotSupported() {
        // Given
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(server.model() + "/infer"))
                .header("Content-Type", "application/octet-stream")
                .header("Inference-Header-Content-Length", "10")
                .POST(BodyPublishers.ofByteArray(new byte[100]));

        // When
        HttpResponse<byte[]> response = server.send(request);

        // Then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).contains("binary tensors");
    }

    @Test
    void shouldSpeakJsonWhateverIsAsked() {
        // Given
        List<HttpRequest.Builder> requests = List.of(
                HttpRequest.newBuilder(server.uri("/")),
                HttpRequest.newBuilder(server.uri("/v2/models")),
                HttpRequest.newBuilder(server.uri("/v2/models/a%2Fb/..%2f/ready")),
                HttpRequest.newBuilder(server.uri("/v2/models/" + "x".repeat(20_000))),
                HttpRequest.newBuilder(server.uri("/v2")).header("Sec-WebSocket-Version", "13"),
                HttpRequest.newBuilder(server.uri("/v2")).DELETE());

        // When
        List<HttpResponse<byte[]>> responses =
                requests.stream().map(server::send).toList();

        // Then
        assertThat(responses).allSatisfy(response -> {
            assertThat(response.statusCode()).isBetween(400, 499);
            assertThat(json(response).path("error").asText()).isNotBlank();
            assertThat(response.headers().firstValue("Server")).isEmpty();
        });
        assertThat(responses.get(5).statusCode()).isEqualTo(405);
    }

    private static void assertSound() {
        assertThat(server.infer(JSON, Tensors.sound()).statusCode()).isEqualTo(200);
    }
}
