package io.plumbline.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.RunCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.app.rejections.RejectedImage;
import io.plumbline.app.rejections.RejectionReader;
import io.plumbline.app.rejections.Run;
import io.plumbline.app.rejections.Selection;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work through {@code images-dlq}, on rejections as {@code serve} writes them. */
class RejectionCommandsIT {

    /** Not so long ago that it would not be kept any more. */
    private final Instant start = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MINUTES);

    private static final byte[] NO_TEXT = {(byte) 0xFF, 0x00, (byte) 0xFE};

    private static BrokerCommand.BrokerService broker;

    @TempDir
    private Path directory;

    private Topics topics;
    private KafkaConnection connection;
    private Producer<byte[], byte[]> producer;

    @BeforeAll
    static void startBroker() {
        broker = Typed.with(new BrokerCommand(), "--port", "0").start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void makeTopics(TestInfo test) {
        topics = new Topics(test.getTestMethod().orElseThrow().getName() + ".");
        connection = KafkaConnection.to(broker.bootstrapServers());
        producer = new KafkaProducer<>(connection.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(connection.with(Map.of()))) {
            new TopicCreation(admin)
                    .create(Stream.of(topics.images(), topics.rejections())
                            .map(topic -> new NewTopic(topic.name(), 3, (short) 1).configs(topic.configuration()))
                            .toList());
        }
    }

    @AfterEach
    void closeProducer() {
        producer.close();
    }

    @Test
    void shouldCountReasonsAndNameTheNewest() throws Exception {
        // Given
        reject(0, 0, "a", "bytes", RejectionReason.CORRUPT);
        reject(1, 5, "b", "bytes", RejectionReason.CORRUPT);
        reject(1, 3, "c", "bytes", RejectionReason.WRONG_SIZE);
        producer.send(new ProducerRecord<>(topics.rejections().name(), 2, null, "foreign".getBytes(UTF_8)))
                .get();

        // When
        RunCommand all = run("list");

        // Then
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("CORRUPT +2 +%s +1:0 +detail of b".formatted(start.plusSeconds(5))),
                        line -> assertThat(line)
                                .matches("WRONG_SIZE +1 +%s +1:1 +detail of c".formatted(start.plusSeconds(3))),
                        line -> assertThat(line).matches("all +3"));
        assertThat(all.err()).contains("1 more records do not say why");
        assertThat(run(
                                "list",
                                "--since",
                                start.plusSeconds(3).toString(),
                                "--until",
                                start.plusSeconds(5).toString(),
                                "--json")
                        .out())
                .contains("\"total\":1,\"unreadable\":1", "\"imageId\":\"c\"");
        assertThat(run("list", "--since", start.plusSeconds(5).toString(), "--json")
                        .out())
                .contains("\"total\":1,", "\"imageId\":\"b\"");
        assertThat(run("list", "--since", start.plus(Duration.ofDays(1)).toString())
                        .out())
                .isEqualTo("No rejections.%n".formatted());
        assertThat(run("list", "--since", "1969-01-01T00:00:00Z", "--json").out())
                .contains("\"total\":3,\"unreadable\":1");
        assertThat(run("list", "--partition", "0").out())
                .contains("detail of a")
                .doesNotContain("WRONG_SIZE");
        assertThat(run("list", "--reason", "unscorable").out()).isEqualTo("No rejections.%n".formatted());
    }

    @Test
    void shouldShowOneAndSaveItsBytes() throws Exception {
        // Given
        reject(2, 0, "a", "first", RejectionReason.CORRUPT);
        reject(2, 1, "a", "second", RejectionReason.CORRUPT);
        Path file = directory.resolve("saved.png");

        // When
        RunCommand shown = run("show", "2:0", "--save", file.toString());

        // Then
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("reason     CORRUPT", "detail     detail of a", "header     camera: 0xff00fe (3 bytes)")
                .contains("source     " + topics.images().name() + "-2-70", "Wrote 5 bytes");
        assertThat(file).hasContent("first");
        assertThat(run("show", "a").out()).contains("2:1");
        assertThat(run("show", "2:1", "--save", file.toString()).exitCode()).isEqualTo(2);
        assertThat(file).hasContent("first");
        assertThat(run("show", "2:7").exitCode()).isEqualTo(1);
    }

    @Test
    void shouldReplayASelectionEachImageOnce() throws Exception {
        // Given
        for (int i = 0; i < 1_200; i++) {
            reject(i % 3, i, "image-" + i, "bytes " + i, i % 2 == 0 ? RejectionReason.CORRUPT : RejectionReason.EMPTY);
        }

        // When
        RunCommand replayed = run("replay", "--reason", "CORRUPT");

        // Then
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.out()).contains("Replayed 600 images");
        List<ConsumerRecord<byte[], byte[]>> images = committed(topics.images());
        assertThat(images).hasSize(600);
        assertThat(images.stream().map(image -> new String(image.value(), UTF_8)))
                .containsExactlyInAnyOrderElementsOf(Stream.iterate(0, i -> i + 2)
                        .limit(600)
                        .map(i -> "bytes " + i)
                        .toList());
        ConsumerRecord<byte[], byte[]> first = images.stream()
                .filter(image -> image.partition() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(first.value()).asString(UTF_8).isEqualTo("bytes 2");
        assertThat(first.key()).isEqualTo(NO_TEXT);
        assertThat(first.headers())
                .extracting(Header::key)
                .containsExactly("image-id", "camera", "plumbline-replay-of");
        assertThat(first.headers().lastHeader("plumbline-replay-of").value())
                .asString(UTF_8)
                .isEqualTo(topics.rejections().name() + "-2-0");
    }

    @Test
    void shouldReplayAnImageOnceThoughItStandsThereSeveralTimes() throws Exception {
        // Given
        reject(0, 0, "a", "bytes", RejectionReason.CORRUPT);
        reject(0, 1, "a", "bytes", RejectionReason.CORRUPT);
        reject(0, 2, "a", "another image of this id", RejectionReason.CORRUPT);
        String first = rejectWithoutId(1, 3, "unnamed", Optional.empty());
        String second = rejectWithoutId(1, 4, "unnamed", Optional.of(first));
        rejectWithoutId(1, 5, "unnamed", Optional.of(second));
        rejectWithoutId(1, 6, "not its bytes", Optional.of(first));
        rejectWithoutId(2, 7, "unnamed", Optional.empty());
        RunCommand dry = run("replay", "--all", "--dry-run");

        // When
        RunCommand replayed = run("replay", "--reason", "CORRUPT");

        // Then
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(dry.out()).contains("Would replay 5 images");
        assertThat(replayed.out()).contains("Replayed 5 images");
        assertThat(committed(topics.images()).stream().map(RejectionCommandsIT::replayOf))
                .containsExactlyInAnyOrder("-0-1", "-0-2", "-1-2", "-1-3", "-2-0");
    }

    private static String replayOf(ConsumerRecord<byte[], byte[]> image) {
        String whole =
                new String(image.headers().lastHeader("plumbline-replay-of").value(), UTF_8);
        return whole.substring(whole.lastIndexOf("images-dlq") + "images-dlq".length());
    }

    @Test
    void shouldReplayByPlaceAndById() throws Exception {
        // Given
        for (int i = 0; i < 30; i++) {
            reject(i % 3, i, "image-" + i, "bytes " + i, RejectionReason.WRONG_SIZE);
        }

        // When
        RunCommand byPlace = run("replay", "--offsets", "1:2-4", "--offsets", "2:9");
        RunCommand byId = run("replay", "--id", "image-3", "--id", "image-8");

        // Then
        assertThat(byPlace.out()).as(byPlace.err()).contains("Replayed 4 images");
        assertThat(byId.out()).as(byId.err()).contains("Replayed 2 images");
        assertThat(committed(topics.images()).stream().map(image -> new String(image.value(), UTF_8)))
                .containsExactlyInAnyOrder("bytes 7", "bytes 10", "bytes 13", "bytes 29", "bytes 3", "bytes 8");
    }

    @Test
    void shouldSendNothingWhenRunDry() throws Exception {
        // Given
        reject(0, 0, "a", "bytes", RejectionReason.CORRUPT);

        // When
        RunCommand dry = run("replay", "--all", "--dry-run");

        // Then
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("Would replay 1 images");
        assertThat(committed(topics.images())).isEmpty();
    }

    @Test
    void shouldSayWhatCannotBeReplayed() throws Exception {
        // Given
        reject(0, 0, "left on images", null, RejectionReason.CORRUPT);
        reject(0, 1, "never had a value", null, RejectionReason.EMPTY);

        // When
        RunCommand replayed = run("replay", "--all");

        // Then
        assertThat(replayed.exitCode()).isEqualTo(1);
        assertThat(replayed.err()).contains("0:0 is not all on images-dlq", "1 of 2 images cannot be replayed");
        assertThat(committed(topics.images())).hasSize(1);
        assertThat(run("replay").exitCode()).isEqualTo(2);
        assertThat(run("replay", "--offsets", "1:9-2").exitCode()).isEqualTo(2);
        assertThat(run("replay", "--id", "nobody").exitCode()).isEqualTo(1);
    }

    @Test
    void shouldNotReadWhatIsRejectedMeanwhile() throws Exception {
        // Given
        reject(0, 0, "a", "bytes", RejectionReason.CORRUPT);
        List<RejectedImage> read = new ArrayList<>();

        // When
        try (RejectionReader reader = new RejectionReader(connection, topics)) {
            reader.read(Selection.everything(), image -> {
                read.add(image);
                rejectNow(0, "a");
            });
        }

        // Then
        assertThat(read).hasSize(1);
        assertThat(committed(topics.rejections())).hasSize(2);
    }

    @Test
    void shouldReadNoMoreOfAPartitionThanWhatIsMeant() throws Exception {
        // Given
        ProducerRecord<byte[], byte[]> foreign =
                new ProducerRecord<>(topics.rejections().name(), 0, null, "foreign".getBytes(UTF_8));
        producer.send(foreign).get();
        reject(0, 0, "a", "bytes", RejectionReason.CORRUPT);
        producer.send(foreign).get();
        List<RejectedImage> read = new ArrayList<>();

        // When
        long unreadable;
        long beyond;
        try (RejectionReader reader = new RejectionReader(connection, topics)) {
            unreadable = reader.read(of(new Run(0, 1, 1)), read::add);
            beyond = reader.read(of(new Run(0, 3, 900)), read::add);
        }

        // Then
        assertThat(read).singleElement().satisfies(image -> assertThat(image.place())
                .hasToString("0:1"));
        assertThat(unreadable).isZero();
        assertThat(beyond).isZero();
    }

    private static Selection of(Run run) {
        return new Selection(Set.of(), Set.of(), Set.of(), List.of(run), Optional.empty(), Optional.empty());
    }

    private void rejectNow(int partition, String id) {
        try {
            reject(partition, 60, id, "bytes", RejectionReason.CORRUPT);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void reject(int partition, int second, String id, String value, RejectionReason reason) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.rejections().name(),
                partition,
                start.plusSeconds(second).toEpochMilli(),
                NO_TEXT,
                value == null ? null : value.getBytes(UTF_8));
        record.headers().add("image-id", id.getBytes(UTF_8)).add("camera", NO_TEXT);
        SourcePosition source = new SourcePosition(topics.images().name(), partition, 70 + second);
        new Rejection(id, reason, "detail of " + id, source, "1.2.3").write(record.headers());
        var unused = producer.send(record);
        if (second < 10) {
            producer.flush();
        }
    }

    /** One whose sender gave it no id, and tells where the rejection stands. */
    private String rejectWithoutId(int partition, int second, String value, Optional<String> replayOf)
            throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topics.rejections().name(),
                partition,
                start.plusSeconds(second).toEpochMilli(),
                NO_TEXT,
                value.getBytes(UTF_8));
        replayOf.ifPresent(place -> record.headers().add("plumbline-replay-of", place.getBytes(UTF_8)));
        SourcePosition source = new SourcePosition(topics.images().name(), partition, 70 + second);
        new Rejection(source.toString(), RejectionReason.CORRUPT, "damaged", source, "1.2.3").write(record.headers());
        long offset = producer.send(record).get().offset();
        return new SourcePosition(topics.rejections().name(), partition, offset).toString();
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(Topic<?, ?> topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(Map.of("isolation.level", "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    private RunCommand run(String... arguments) throws Exception {
        producer.flush();
        List<String> all = new ArrayList<>(List.of("rejections"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", broker.bootstrapServers(), "--prefix", topics.prefix()));
        return RunCommand.with(Plumbline.commandLine(Map.of()), all.toArray(String[]::new));
    }
}
