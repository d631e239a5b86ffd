package io.plumbline.stream.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.classify.Outcome;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.SharedBroker;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How serving starts, what keeps it from starting, and what ends it. */
@ExtendWith(SharedBroker.class)
class StartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ModelId MODEL = new ModelId("fake", "a".repeat(64));

    @TempDir
    private Path directory;

    @Test
    void shouldNameTheAddressWhereNoBrokerAnswers() {
        // Given
        String address = "127.0.0.1:" + FreePorts.find(1)[0];
        Timing defaults = Timing.withDefaults();
        ServingConfig config = ServingConfig.of(KafkaConnection.to(address), new Topics("t."), directory)
                .with(new Timing(
                        defaults.commitInterval(), defaults.session(), defaults.transaction(), Duration.ofSeconds(1)));

        // When
        Throwable thrown = catchThrowable(() -> Serving.start(config));

        // Then
        assertThat(thrown).isInstanceOf(ServingException.class).hasMessageContainingAll(address, "PT1S");
    }

    @Test
    void shouldNameTheTopicsThatAreMissing(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withoutTopics(broker, "missing.")) {

            // When
            Throwable thrown = catchThrowable(() -> Serving.start(config(cluster)));

            // Then
            assertThat(thrown)
                    .isInstanceOf(ServingException.class)
                    .hasMessageContainingAll(
                            "missing.images", "missing.models-events", "missing.images-dlq", "topics create");
        }
    }

    @Test
    void shouldNameTheClientPropertyThatIsWrongAndLeaveNoClientBehind(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "property.")) {
            KafkaConnection connection = new KafkaConnection(
                    broker.bootstrapServers(), Map.of("commit.interval.ms", "often", "client.id", "left-behind"));

            // When
            Throwable thrown =
                    catchThrowable(() -> Serving.start(ServingConfig.of(connection, cluster.topics(), directory)));

            // Then
            assertThat(thrown)
                    .isInstanceOf(ServingException.class)
                    .hasMessageContainingAll("commit.interval.ms", "often");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("left-behind"));
        }
    }

    @Test
    void shouldConsumeNothingBeforeThereIsAChampion(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "waiting.")) {
            send(cluster, (byte) 1);
            try (Serving serving = start(cluster, (announcement, served) -> FakeModel.sound(announcement.modelId()))) {

                // When
                Throwable thrown = catchThrowable(() -> serving.awaitReady(Duration.ofMillis(300)));

                // Then
                assertThat(thrown)
                        .isInstanceOf(ServingException.class)
                        .hasMessageContaining("no model package has been announced");
                assertThat(serving.isReady()).isFalse();
                assertThat(cluster.servingMembers()).isZero();
                cluster.announce(announcement());
                serving.awaitReady(PATIENCE);
                await().atMost(PATIENCE).until(() -> serving.counts().scored() == 1);
                assertThat(cluster.servingMembers()).isOne();
            }
        }
    }

    @Test
    void shouldStopAndSayWhyRatherThanRejectEverythingWhenTheOnlyModelIsBroken(EmbeddedBroker broker) {
        // Given
        FakeModel model = FakeModel.sound(MODEL.toString())
                .before(images -> {
                    throw new OutOfMemoryError("native");
                })
                .withFault(() -> Optional.of("canary 0 has probability NaN"));
        try (Cluster cluster = Cluster.withTopics(broker, "broken.")) {
            send(cluster, (byte) 1);
            cluster.announce(announcement());
            try (Serving serving = start(cluster, (announcement, served) -> model)) {

                // When
                boolean stopped = serving.awaitStopped(PATIENCE);

                // Then
                assertThat(stopped).isTrue();
                assertThat(serving.failure())
                        .get()
                        .asString()
                        .contains(MODEL.toString(), "canary 0 has probability NaN");
                assertThat(catchThrowable(() -> serving.awaitReady(PATIENCE)))
                        .hasMessageContaining("canary 0 has probability NaN");
            }
            assertThat(cluster.committed(cluster.topics().rejections())).isEmpty();
        }
    }

    @Test
    void shouldRejectImagesOfWhateverSizeWithoutStopping(EmbeddedBroker broker) {
        // Given
        byte[] largest = new byte[Topics.LARGEST_IMAGE_BYTES];
        byte[] largerThanAnyTopicTakes = new byte[2 * Topics.LARGEST_IMAGE_BYTES];
        FakeModel model = FakeModel.sound(MODEL.toString())
                .giving(image -> new Outcome.Rejected(RejectionReason.WRONG_SIZE, "not 4x4"));
        try (Cluster cluster = Cluster.withTopics(broker, "large.")) {
            cluster.send(cluster.topics().images(), null, largest, new RecordHeaders());
            cluster.send(cluster.topics().images(), null, largerThanAnyTopicTakes, new RecordHeaders());
            cluster.flush();
            cluster.announce(announcement());

            // When
            try (Serving serving = start(cluster, (announcement, served) -> model)) {
                await().atMost(PATIENCE).until(() -> serving.counts().rejectedInAll() >= 2);
            }

            // Then
            assertThat(cluster.committed(cluster.topics().rejections()))
                    .extracting(letter -> letter.value() == null ? 0 : letter.value().length)
                    .containsExactlyInAnyOrder(largest.length, 0);
        }
    }

    @Test
    void shouldCloseThoughItNeverBecameReady(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "never.")) {
            Serving serving = start(cluster, (announcement, served) -> FakeModel.sound(announcement.modelId()));

            // When
            boolean done = serving.close(PATIENCE);

            // Then
            assertThat(done).isTrue();
            assertThat(serving.awaitStopped(Duration.ZERO)).isTrue();
            assertThat(serving.failure()).isEmpty();
        }
    }

    private Serving start(Cluster cluster, ModelLoader loader) {
        return Serving.start(config(cluster), loader, InstantSource.system());
    }

    private ServingConfig config(Cluster cluster) {
        return ServingConfig.of(cluster.connection(), cluster.topics(), directory)
                .with(new Batching(1, 64, 500));
    }

    private static void send(Cluster cluster, byte value) {
        cluster.send(cluster.topics().images(), null, new byte[] {value}, new RecordHeaders());
        cluster.flush();
    }

    private static ModelAnnouncement announcement() {
        return new ModelAnnouncement(
                MODEL.toString(), ModelRole.CHAMPION, URI.create("file:///none"), 1, Instant.now(), "test", "a test");
    }
}
