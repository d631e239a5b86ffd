package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.classify.Outcome;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.SharedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Topics that would lose images or answers, and the largest image on those that do not. */
@ExtendWith(SharedBroker.class)
class TopicRulesIT {

    private static final int HEADER_BYTES = Topics.LARGEST_HEADERS_BYTES - 64;

    @TempDir
    private Path directory;

    @Test
    void shouldNameAllThatIsWrongWithTheTopics(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "rules.")) {
            Topics topics = cluster.topics();
            cluster.configure(topics.rejections(), "max.message.bytes", "1048588");
            cluster.configure(topics.images(), "cleanup.policy", "compact");
            cluster.configure(topics.predictions(), "cleanup.policy", "compact,delete");
            cluster.configure(topics.models(), "cleanup.policy", "delete");
            cluster.configure(topics.predictions(), "max.message.bytes", "100000");
            cluster.configure(topics.predictions(), "message.timestamp.after.max.ms", "60000");
            cluster.configure(topics.shadowPredictions(), "message.timestamp.before.max.ms", "3600000");
            cluster.configure(topics.rejections(), "retention.ms", "3600000");
            ServingConfig config = FakeServing.config(cluster, directory);

            // When
            Throwable thrown = catchThrowable(() -> FakeServing.start(config));

            // Then
            assertThat(thrown)
                    .isInstanceOf(ServingException.class)
                    .hasMessageContainingAll(
                            "rules.images-dlq has max.message.bytes=1048588 and needs "
                                    + (Topics.LARGEST_IMAGE_RECORD_BYTES + Topics.LARGEST_HEADERS_BYTES),
                            "rules.images has cleanup.policy=compact",
                            "rules.predictions has cleanup.policy=compact,delete",
                            "rules.models has cleanup.policy=delete",
                            "rules.predictions has max.message.bytes=100000 and needs 1048576",
                            "rules.predictions has message.timestamp.after.max.ms=60000 and needs 3600000",
                            "rules.predictions-shadow has message.timestamp.before.max.ms=3600000 and needs 86700000",
                            "rules.images-dlq has retention.ms=3600000 and needs 172800000");
        }
    }

    @Test
    void shouldTakeAnyTimeStampsWhereTheBrokerPutsItsOwn(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "stamped.")) {
            Topics topics = cluster.topics();
            for (Topic<?, ?> topic : List.of(topics.predictions(), topics.shadowPredictions(), topics.rejections())) {
                cluster.configure(topic, "message.timestamp.type", "LogAppendTime");
                cluster.configure(topic, "message.timestamp.after.max.ms", "60000");
                cluster.configure(topic, "retention.ms", "3600000");
            }

            // When
            try (Serving serving = FakeServing.start(FakeServing.config(cluster, directory))) {

                // Then
                assertThat(serving.obstacleToReady()).contains("no model package has been announced as champion");
            }
        }
    }

    @Test
    void shouldAnswerTheImagesThatAreFurthestAheadOnTheStrictestTopicsThatItStartsWith(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "strict.")) {
            Topics topics = cluster.topics();
            cluster.configure(topics.images(), "message.timestamp.after.max.ms", "" + Long.MAX_VALUE);
            for (Topic<?, ?> topic : List.of(topics.predictions(), topics.shadowPredictions(), topics.rejections())) {
                cluster.configure(topic, "message.timestamp.after.max.ms", "3600000");
                cluster.configure(topic, "message.timestamp.before.max.ms", "86700000");
                cluster.configure(topic, "retention.ms", "172800000");
            }
            FakeServing.announce(cluster, "fake");
            Instant now = Instant.now();
            List.of(Duration.ofMinutes(54), Duration.ofMinutes(56), Duration.ofHours(-23), Duration.ofHours(-25))
                    .forEach(shift -> cluster.send(new ProducerRecord<>(
                            topics.images().name(), null, now.plus(shift).toEpochMilli(), null, new byte[] {1})));
            cluster.flush();

            // When
            try (Serving serving =
                    FakeServing.start(FakeServing.config(cluster, directory), FakeServing.model("fake"))) {
                await().atMost(PATIENCE).until(() -> serving.counts().answered() == 4);

                // Then
                assertThat(serving.counts().replacedThreads()).isZero();
            }
            assertThat(cluster.committed(topics.predictions())).hasSize(4);
        }
    }

    @Test
    void shouldKeepTheLargestImageWholeThoughItIsRejected(EmbeddedBroker broker) throws Exception {
        // Given
        byte[] image = new byte[Topics.LARGEST_IMAGE_BYTES];
        byte[] header = new byte[HEADER_BYTES];
        new Random(1).nextBytes(image);
        new Random(2).nextBytes(header);
        FakeModel refusing =
                FakeServing.model("fake").giving(each -> new Outcome.Rejected(RejectionReason.WRONG_SIZE, "not 4x4"));
        try (Cluster cluster = Cluster.withTopics(broker, "largest.")) {
            FakeServing.announce(cluster, "fake");
            send(cluster, image, header);

            // When
            try (Serving serving = FakeServing.start(FakeServing.config(cluster, directory), refusing)) {
                await().atMost(PATIENCE).until(() -> serving.counts().rejectedInAll() == 1);
            }

            // Then
            ConsumerRecord<byte[], byte[]> letter =
                    cluster.committed(cluster.topics().rejections()).get(0);
            assertThat(letter.value()).isEqualTo(image);
            assertThat(letter.headers().lastHeader("exif").value()).isEqualTo(header);
        }
    }

    /** By a producer with the limit that senders are told. */
    private static void send(Cluster cluster, byte[] image, byte[] header)
            throws ExecutionException, InterruptedException {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.connection().with(Map.of("max.request.size", Topics.LARGEST_IMAGE_RECORD_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            cluster.topics().images().name(),
                            null,
                            null,
                            null,
                            image,
                            new RecordHeaders().add("exif", header)))
                    .get();
        }
    }
}
