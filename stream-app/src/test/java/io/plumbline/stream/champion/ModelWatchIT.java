package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.RecordedEvents;
import io.plumbline.stream.fixture.SameThread;
import io.plumbline.stream.fixture.SharedBroker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class ModelWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MODEL = new ModelId("fake", "a".repeat(64)).toString();

    private final Champion champion = new Champion();
    private final ServingCounters counters = new ServingCounters();
    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void shouldFollowOnAfterTroubleWithKafka(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "watch.")) {
            cluster.announce(new ModelAnnouncement(
                    MODEL, ModelRole.CHAMPION, URI.create("file:///none"), 1, Instant.now(), "test", "a test"));
            Succession succession = new Succession(
                    (announcement, served) -> FakeModel.sound(announcement.modelId()),
                    champion,
                    new RecordedEvents(),
                    counters,
                    new SameThread(),
                    InstantSource.system());

            // When
            try (ModelWatch watch =
                    new ModelWatch(() -> follower(cluster), succession::follow, counters, () -> {}, () -> {})) {
                watch.start();
                await().atMost(PATIENCE).until(() -> champion.modelId().isPresent());
            }

            // Then
            assertThat(opened).hasValue(2);
            assertThat(champion.modelId()).contains(MODEL);
        }
    }

    private LedgerFollower follower(Cluster cluster) {
        if (opened.incrementAndGet() == 1) {
            throw new KafkaException("no broker yet");
        }
        return new LedgerFollower(cluster.connection(), cluster.topics().models());
    }
}
