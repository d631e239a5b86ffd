package io.plumbline.stream.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.classify.Strangeness;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.PackageLoader;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.champion.WarmUp;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.ImageMix;
import io.plumbline.stream.fixture.Sent;
import io.plumbline.stream.fixture.TestPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver runs no interceptor, so every image here comes without a promise and is scored alone. */
class ServingTopologyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:30:00Z");
    private static final byte[] KEY = "camera-7".getBytes(UTF_8);
    private static final Topics TOPICS = new Topics("t.");

    @TempDir
    private static Path directory;

    private static ServingModel model;

    private final ImageMix mix = new ImageMix(1, 2);
    private final ServingCounters counters = new ServingCounters();
    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), settings());
    private final TestInputTopic<byte[], byte[]> images =
            driver.createInputTopic(TOPICS.images().name(), new ByteArraySerializer(), new ByteArraySerializer());
    private final TestOutputTopic<byte[], Prediction> predictions = driver.createOutputTopic(
            TOPICS.predictions().name(),
            new ByteArrayDeserializer(),
            TOPICS.predictions().value().deserializer());
    private final TestOutputTopic<byte[], byte[]> rejections = driver.createOutputTopic(
            TOPICS.rejections().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());

    @BeforeAll
    static void loadModel() throws Exception {
        PackedModel packed = new TestPackages(directory).write(1);
        model = new PackageLoader(
                        directory.resolve("copies"),
                        FetchSettings.withDefaults(),
                        new WarmUp(1, Duration.ofSeconds(1), InstantSource.fixed(NOW)))
                .load(TestPackages.announcement(packed, ModelRole.CHAMPION), Optional.empty());
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @AfterEach
    void closeDriver() {
        driver.close();
    }

    @Test
    void shouldPredictASoundImageUnderItsKeyAndTime() {
        // Given
        EncodedImage image = mix.sound(ContentType.PNG);
        Scored expected = (Scored) model.score(List.of(image)).get(0);

        // When
        images.pipeInput(record(KEY, new Sent("cat-1", image, Optional.empty()), NOW));

        // Then
        TestRecord<byte[], Prediction> answer = predictions.readRecord();
        assertThat(answer.key()).isEqualTo(KEY);
        assertThat(answer.getRecordTime()).isEqualTo(NOW);
        assertThat(answer.value())
                .isEqualTo(asWritten(new Prediction(
                        "cat-1",
                        expected.label(),
                        expected.confidence(),
                        expected.probabilities(),
                        model.id(),
                        expected.strangeness().map(Strangeness::score),
                        expected.strangeness().map(Strangeness::outlier),
                        new SourcePosition(TOPICS.images().name(), 0, 0))));
        assertThat(FeatureHeader.read(answer.headers())).contains(expected.features());
        assertThat(answer.headers()).hasSize(1);
        assertThat(rejections.isEmpty()).isTrue();
    }

    /** With the decimals that a record has. */
    private static Prediction asWritten(Prediction prediction) {
        return Json.read(Json.write(prediction), Prediction.class);
    }

    @Test
    void shouldGiveEveryImageExactlyOneReply() {
        // Given
        List<Sent> sent = Stream.generate(mix::next).limit(40).toList();

        // When
        sent.forEach(each -> images.pipeInput(record(KEY, each, NOW)));

        // Then
        List<String> rejected = rejections.readRecordsToList().stream()
                .map(letter -> Rejection.read(letter.headers()))
                .map(rejection -> rejection.imageId() + " " + rejection.reason())
                .toList();
        assertThat(rejected)
                .containsExactlyElementsOf(sent.stream()
                        .filter(each -> each.rejection().isPresent())
                        .map(each -> each.id() + " " + each.rejection().get())
                        .toList());
        assertThat(predictions.readValuesToList())
                .extracting(Prediction::imageId)
                .containsExactlyElementsOf(sent.stream()
                        .filter(each -> each.rejection().isEmpty())
                        .map(Sent::id)
                        .toList());
        assertThat(counters.snapshot().lone()).isEqualTo(40);
        assertThat(counters.snapshot().scored()).isEqualTo(20);
        assertThat(counters.snapshot().rejectedInAll()).isEqualTo(20);
    }

    @Test
    void shouldKeepKeyValueTimeAndHeadersOfARejectedImage() {
        // Given
        byte[] value = {1, 2, 3};
        Headers headers = new RecordHeaders()
                .add("content-type", "application/octet-stream".getBytes(UTF_8))
                .add("camera", "7".getBytes(UTF_8))
                .add("camera", null);

        // When
        images.pipeInput(new TestRecord<>(KEY, value, headers, NOW));

        // Then
        TestRecord<byte[], byte[]> letter = rejections.readRecord();
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.getRecordTime()).isEqualTo(NOW);
        assertThat(letter.headers()).containsAll(headers);
        assertThat(Rejection.read(letter.headers()))
                .isEqualTo(new Rejection(
                        "t.images-0-0",
                        RejectionReason.WRONG_SIZE,
                        "Found 3 raw bytes; the model takes 1x12x12 = 144",
                        new SourcePosition("t.images", 0, 0),
                        "0.1.0-test"));
    }

    @Test
    void shouldRejectARecordWithNeitherKeyNorValue() {
        // Given
        TestRecord<byte[], byte[]> nothing = new TestRecord<>(null, null, new RecordHeaders(), NOW);

        // When
        images.pipeInput(nothing);

        // Then
        TestRecord<byte[], byte[]> letter = rejections.readRecord();
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(Rejection.read(letter.headers()).reason()).isEqualTo(RejectionReason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void shouldAnswerInThePresentAndKeepATimeStampThatNoAnswerCanBear(Instant own) {
        // Given
        byte[] sound = mix.sound(ContentType.PNG).value();
        byte[] broken = {1, 2, 3};

        // When
        images.pipeInput(new TestRecord<>(KEY, sound, new RecordHeaders(), own));
        images.pipeInput(new TestRecord<>(KEY, broken, new RecordHeaders(), own));

        // Then
        assertThat(List.of(predictions.readRecord(), rejections.readRecord())).allSatisfy(answer -> {
            assertThat(answer.getRecordTime()).isEqualTo(NOW);
            assertThat(OriginalTimestamp.read(answer.headers())).hasValue(own.toEpochMilli());
        });
    }

    @Test
    void shouldRejectAnImageUnderAHugeKey() {
        // Given
        byte[] key = new byte[Topics.LARGEST_HEADERS_BYTES + 1];

        // When
        images.pipeInput(record(key, new Sent("cat-1", mix.sound(ContentType.RAW), Optional.empty()), NOW));

        // Then
        assertThat(Rejection.read(rejections.readRecord().headers()).reason()).isEqualTo(RejectionReason.TOO_LARGE);
        assertThat(predictions.isEmpty()).isTrue();
    }

    @Test
    void shouldNotPassOnASendersHeaderOfTheReservedName() {
        // Given
        byte[] forged = "forged".getBytes(UTF_8);
        Headers headers = new RecordHeaders().add("plumbline-promise", forged).add("plumbline-features", forged);

        // When
        images.pipeInput(new TestRecord<>(KEY, mix.sound(ContentType.PNG).value(), headers, NOW));
        images.pipeInput(new TestRecord<>(KEY, null, headers, NOW));

        // Then
        Headers predicted = predictions.readRecord().headers();
        assertThat(predicted).extracting(header -> header.key()).containsExactly("plumbline-features");
        assertThat(predicted.lastHeader("plumbline-features").value()).isNotEqualTo(forged);
        assertThat(rejections.readRecord().headers().headers("plumbline-promise"))
                .isEmpty();
    }

    @Test
    void shouldNameItsNodesByWhatTheyAre() {
        // Given
        Topology topology = topology();

        // When
        String description = topology.describe().toString();

        // Then
        assertThat(description)
                .contains(
                        "Source: images (topics: [t.images])",
                        "Processor: score",
                        "Sink: predictions (topic: t.predictions)",
                        "Sink: predictions-shadow (topic: t.predictions-shadow)",
                        "Sink: images-dlq (topic: t.images-dlq)");
    }

    private Topology topology() {
        Replies replies = new Replies(
                Answering.byOneModel(images -> new Answers(model.id(), model.score(images))),
                new DeadLetters(Topics.LARGEST_ANSWER_BYTES),
                counters,
                "0.1.0-test");
        return ServingTopology.build(TOPICS, AutoOffsetReset.earliest(), replies, InstantSource.fixed(NOW));
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return settings;
    }

    private static TestRecord<byte[], byte[]> record(byte[] key, Sent sent, Instant time) {
        return new TestRecord<>(key, sent.image().value(), sent.headers(), time);
    }
}
