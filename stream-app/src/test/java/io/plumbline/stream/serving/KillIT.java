package io.plumbline.stream.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.ImageMix;
import io.plumbline.stream.fixture.Sent;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.fixture.TestPackages;
import io.plumbline.stream.fixture.TopicView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in mid-stream, with a transaction open. */
@ExtendWith(SharedBroker.class)
class KillIT {

    private static final String PREFIX = "kill.";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ImageMix mix = new ImageMix(5, 50);
    private final List<Sent> sent = new ArrayList<>();

    @Test
    void shouldAnswerEachImageExactlyOnceThoughServingIsKilled(EmbeddedBroker broker, @TempDir Path directory)
            throws Exception {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, PREFIX);
                TopicView committed = replies(cluster, "read_committed");
                TopicView written = replies(cluster, "read_uncommitted")) {
            cluster.announce(TestPackages.announcement(new TestPackages(directory).write(1), ModelRole.CHAMPION));
            send(1_000, cluster);

            // When
            do {
                Process serving = ServeProcess.start(broker.bootstrapServers(), PREFIX, directory);
                killAsSoonAs(
                        () -> {
                            send(100, cluster);
                            return !committed.records().isEmpty() && isOpen(committed, written);
                        },
                        serving);
            } while (!isOpen(committed, written));
            send(1_000, cluster);
            try (Serving successor = Serving.start(ServeProcess.config(broker.bootstrapServers(), PREFIX, directory))) {
                successor.awaitReady(PATIENCE);
                await().atMost(PATIENCE).until(() -> committed.records().size() >= sent.size());
            }

            // Then
            assertThat(committed.records().stream().map(KillIT::imageId))
                    .containsExactlyInAnyOrderElementsOf(
                            sent.stream().map(Sent::id).toList());
            assertThat(written.records())
                    .as("replies with those that the killed process left unfinished")
                    .hasSizeGreaterThan(sent.size());
        }
    }

    private static TopicView replies(Cluster cluster, String isolation) {
        return cluster.view(
                isolation, cluster.topics().predictions(), cluster.topics().rejections());
    }

    /** Whether something has been written that is not committed. */
    private static boolean isOpen(TopicView committed, TopicView written) {
        return written.records().size() > committed.records().size();
    }

    private static String imageId(ConsumerRecord<byte[], byte[]> reply) {
        return reply.headers().lastHeader(Rejection.IMAGE_ID) == null
                ? Json.read(reply.value(), Prediction.class).imageId()
                : Rejection.read(reply.headers()).imageId();
    }

    private static void killAsSoonAs(Callable<Boolean> due, Process serving) throws Exception {
        try {
            await().atMost(PATIENCE).until(due);
            assertThat(serving.isAlive()).isTrue();
        } finally {
            serving.destroyForcibly();
        }
        assertThat(serving.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private void send(int images, Cluster cluster) {
        for (int i = 0; i < images; i++) {
            sent.add(mix.next());
            cluster.send(sent.get(sent.size() - 1));
        }
        cluster.flush();
    }
}
