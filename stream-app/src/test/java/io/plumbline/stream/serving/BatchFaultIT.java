package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topics;
import io.plumbline.stream.batch.ChunkCutter;
import io.plumbline.stream.champion.Answering;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.topology.DeadLetters;
import io.plumbline.stream.topology.Replies;
import io.plumbline.stream.topology.ServingTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chunks that fail, on a broker, with images whose senders put all that Plumbline says into headers of their own. */
@ExtendWith(SharedBroker.class)
class BatchFaultIT {

    private static final byte POISON = 66;
    private static final int IMAGES = 100;
    private static final byte[] FORGED = "forged".getBytes(UTF_8);
    private static final String PROMISE = "plumbline-promise";

    @TempDir
    private Path directory;

    static List<Supplier<Error>> errors() {
        return List.of(StackOverflowError::new, () -> new OutOfMemoryError("native"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void shouldRejectOnlyTheImageThatBringsDownItsBatch(Supplier<Error> error, EmbeddedBroker broker) {
        // Given
        FakeModel model = FakeServing.model("fake").before(images -> {
            if (images.stream().anyMatch(image -> image.value()[0] == POISON)) {
                throw error.get();
            }
        });
        String prefix = error.get().getClass().getSimpleName() + ".";
        try (Cluster cluster = Cluster.withTopics(broker, prefix)) {
            send(cluster);
            FakeServing.announce(cluster, "fake");

            // When
            ServingCounts counts = serve(FakeServing.config(cluster, directory), model);

            // Then
            List<ConsumerRecord<byte[], byte[]>> predicted =
                    cluster.committed(cluster.topics().predictions());
            List<ConsumerRecord<byte[], byte[]>> rejected =
                    cluster.committed(cluster.topics().rejections());
            assertThat(predicted).hasSize(IMAGES - 1).allSatisfy(prediction -> assertThat(prediction.headers())
                    .extracting(Header::key)
                    .containsExactly(FeatureHeader.NAME));
            assertThat(predicted).allMatch(prediction -> FeatureHeader.read(prediction.headers())
                    .isPresent());
            assertThat(rejected).singleElement().satisfies(letter -> {
                assertThat(letter.value()).containsExactly(POISON);
                assertThat(Rejection.read(letter.headers()).reason()).isEqualTo(RejectionReason.UNSCORABLE);
                assertThat(letter.headers().headers(PROMISE)).isEmpty();
                assertThat(OriginalTimestamp.read(letter.headers())).isEmpty();
            });
            assertThat(counts.isolations()).isPositive();
            assertThat(counts.replacedThreads()).isZero();
            assertThat(cluster.headersOnOutputs()).isNotEmpty().doesNotContain(PROMISE);
        }
    }

    @Test
    void shouldLetThePredecessorAnswerWhereTheModelBreaksInService(EmbeddedBroker broker) {
        // Given
        FakeModel broken = FakeServing.model("broken")
                .before(images -> {
                    throw new OutOfMemoryError("native");
                })
                .withFault(() -> Optional.of("canary 0 has probability NaN"));
        try (Cluster cluster = Cluster.withTopics(broker, "predecessor.")) {
            FakeServing.announce(cluster, "sound");
            try (Serving serving =
                    FakeServing.start(FakeServing.config(cluster, directory), FakeServing.model("sound"), broken)) {
                serving.awaitReady(PATIENCE);
                FakeServing.announce(cluster, "broken");
                await().atMost(PATIENCE).until(() -> serving.championId().equals(Optional.of(broken.id())));

                // When
                send(cluster);
                await().atMost(PATIENCE).until(() -> serving.counts().answered() >= IMAGES);

                // Then
                assertThat(serving.counts().takeovers()).isOne();
                assertThat(serving.championId()).isNotEqualTo(Optional.of(broken.id()));
            }
            assertThat(cluster.committedValues(cluster.topics().predictions()))
                    .hasSize(IMAGES)
                    .allMatch(prediction -> prediction.modelId().startsWith("sound-"));
            assertThat(cluster.committed(cluster.topics().rejections())).isEmpty();
        }
    }

    /** Serving itself does not let Streams pass anything over, so that this is put together by hand. */
    @Test
    void shouldKeepPromisesOutOfStreamsOwnDeadLetters(EmbeddedBroker broker) {
        // Given
        Answering failing = questions -> {
            throw new IllegalStateException();
        };
        ServingCounters counters = new ServingCounters();
        try (Cluster cluster = Cluster.withTopics(broker, "letters.")) {
            Topics topics = cluster.topics();
            Replies replies = new Replies(failing, new DeadLetters(Topics.LARGEST_ANSWER_BYTES), counters, "0.1.0");
            ChunkCutter cutter = new ChunkCutter(topics.images().name(), 50, failing, counters);
            Map<String, Object> settings = StreamsSettings.of(FakeServing.config(cluster, directory), cutter, 1 << 20)
                    .originals();
            settings.put("errors.dead.letter.queue.topic.name", topics.labels().name());
            settings.put("processing.exception.handler", LogAndContinueProcessingExceptionHandler.class);
            send(cluster);

            // When
            try (KafkaStreams streams = new KafkaStreams(
                    ServingTopology.build(topics, AutoOffsetReset.earliest(), replies, InstantSource.system()),
                    new StreamsConfig(settings))) {
                streams.start();
                await().atMost(PATIENCE)
                        .until(() -> cluster.committed(topics.labels()).size() >= IMAGES);
            }

            // Then
            assertThat(counters.snapshot().lone()).isZero();
            assertThat(cluster.headersOnOutputs()).contains("camera").doesNotContain(PROMISE);
        }
    }

    private static ServingCounts serve(ServingConfig config, FakeModel model) {
        try (Serving serving = FakeServing.start(config, model)) {
            await().atMost(PATIENCE).until(() -> serving.counts().answered() >= IMAGES);
            return serving.counts();
        }
    }

    private static void send(Cluster cluster) {
        for (byte value = 1; value <= IMAGES; value++) {
            cluster.send(cluster.topics().images(), null, new byte[] {value}, forged());
        }
        cluster.flush();
    }

    private static Headers forged() {
        return new RecordHeaders()
                .add("camera", FORGED)
                .add(PROMISE, FORGED)
                .add(PROMISE, null)
                .add(FeatureHeader.NAME, FORGED)
                .add(OriginalTimestamp.NAME, "5".getBytes(UTF_8))
                .add(Rejection.REASON, FORGED)
                .add(Rejection.REASON, RejectionReason.EMPTY.name().getBytes(UTF_8));
    }
}
