package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.SharedBroker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Time stamps that a broker takes for images, and would refuse or soon delete for answers. */
@ExtendWith(SharedBroker.class)
class TimestampIT {

    private static final byte[] SOUND = {1};
    private static final byte[] EMPTY = {};

    @Test
    void shouldAnswerImagesOfAnyTimeInThePresent(EmbeddedBroker broker, @TempDir Path directory) {
        // Given
        List<Instant> times = List.of(
                Instant.EPOCH, Instant.parse("1999-12-31T23:59:59Z"), Instant.parse("9999-12-31T23:59:59.999Z"));
        Instant start = Instant.now();
        ServingCounts counts;
        try (Cluster cluster = Cluster.withTopics(broker, "times.")) {
            cluster.configure(cluster.topics().images(), "message.timestamp.after.max.ms", "" + Long.MAX_VALUE);
            // An image from 1970 would be deleted itself by the retention of a week.
            cluster.configure(cluster.topics().images(), "retention.ms", "-1");
            times.forEach(time -> send(cluster, time));
            cluster.flush();
            FakeServing.announce(cluster, "fake");

            // When
            try (Serving serving =
                    FakeServing.start(FakeServing.config(cluster, directory), FakeServing.model("fake"))) {
                await().atMost(PATIENCE).until(() -> serving.counts().answered() == 2L * times.size());
                counts = serving.counts();
            }

            // Then
            List<ConsumerRecord<byte[], byte[]>> predicted =
                    cluster.committed(cluster.topics().predictions());
            List<ConsumerRecord<byte[], byte[]>> rejected =
                    cluster.committed(cluster.topics().rejections());
            assertThat(Stream.of(predicted, rejected)).allSatisfy(answers -> assertThat(answers)
                    .extracting(
                            answer -> OriginalTimestamp.read(answer.headers()).getAsLong())
                    .containsExactlyInAnyOrderElementsOf(
                            times.stream().map(Instant::toEpochMilli).toList()));
            assertThat(Stream.concat(predicted.stream(), rejected.stream()))
                    .allMatch(answer -> answer.timestamp() >= start.toEpochMilli());
            assertThat(counts.replacedThreads()).isZero();
        }
    }

    private static void send(Cluster cluster, Instant time) {
        for (byte[] value : List.of(SOUND, EMPTY)) {
            cluster.send(
                    new ProducerRecord<>(cluster.topics().images().name(), null, time.toEpochMilli(), null, value));
        }
    }
}
