package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.fixture.TopicView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A model for which a poll's images last several transactions. */
@ExtendWith(SharedBroker.class)
class SlowModelIT {

    private static final int PARTITIONS = 4;
    private static final int IMAGES = 400;
    private static final Duration PER_IMAGE = Duration.ofMillis(20);
    private static final Timing TIMING =
            new Timing(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(15));

    @TempDir
    private Path directory;

    @Test
    void shouldCommitAsItGoesThoughAPollOutlastsManyTransactions(EmbeddedBroker broker) {
        // Given
        FakeModel slow = slow("slow");
        try (Cluster cluster = Cluster.withTopics(broker, "slow.");
                TopicView written =
                        cluster.view("read_uncommitted", cluster.topics().predictions())) {
            send(cluster);
            FakeServing.announce(cluster, "slow");
            ServingCounts counts;

            // When
            try (Serving serving = FakeServing.start(config(cluster), slow)) {
                await().atMost(PATIENCE).until(() -> serving.counts().answered() >= IMAGES);
                counts = serving.counts();
            }

            // Then
            assertThat(cluster.committed(cluster.topics().predictions())).hasSize(IMAGES);
            assertThat(written.records())
                    .as("answers with those of aborted transactions")
                    .hasSize(IMAGES);
            assertThat(slow.passes().stream().mapToInt(Integer::intValue).sum())
                    .as("images scored, again or for the first time")
                    .isEqualTo(IMAGES);
            assertThat(counts.replacedThreads()).isZero();
        }
    }

    @Test
    void shouldEndInTheMiddleOfAPollAndLeaveTheRestToOthers(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "slow-end.")) {
            send(cluster);
            FakeServing.announce(cluster, "slow");
            boolean ended;
            long answered;

            // When
            try (Serving serving = FakeServing.start(config(cluster), slow("slow"))) {
                await().atMost(PATIENCE).until(() -> serving.counts().answered() > 0);
                ended = serving.close(Duration.ofSeconds(6));
                answered = serving.counts().answered();
            }

            // Then
            assertThat(ended).isTrue();
            assertThat(cluster.servingMembers()).isZero();
            assertThat(answered).isLessThan(IMAGES);
            assertThat(cluster.committed(cluster.topics().predictions())).hasSize((int) answered);
        }
    }

    private ServingConfig config(Cluster cluster) {
        return FakeServing.config(cluster, directory)
                .with(new Batching(1, 50, IMAGES))
                .with(TIMING);
    }

    private static void send(Cluster cluster) {
        IntStream.range(0, IMAGES)
                .forEach(i -> cluster.send(
                        new ProducerRecord<>(cluster.topics().images().name(), i % PARTITIONS, null, new byte[] {1})));
        cluster.flush();
    }

    /** As slow as this, and its chunks as small as its warm-up would have made them. */
    private static FakeModel slow(String name) {
        int largest = (int) (TIMING.longestPass().toNanos() / PER_IMAGE.toNanos());
        return FakeServing.model(name)
                .inChunksOf(largest)
                .before(images -> take(PER_IMAGE.multipliedBy(images.size())));
    }

    /** What a network would compute for. */
    private static void take(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
