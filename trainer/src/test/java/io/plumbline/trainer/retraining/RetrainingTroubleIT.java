package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.BrokerConfig;
import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.FetchSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;

/** What the service does when Kafka, its topics or the champion are not as they should be. */
class RetrainingTroubleIT extends OnACluster {

    @Test
    void shouldTakeATriggerAgainAfterKafkaWasAway() throws ExecutionException, InterruptedException {
        // Given
        int[] ports = FreePorts.find(2);
        BrokerConfig config = new BrokerConfig(directory.resolve("broker"), ports[0], ports[1], Map.of());
        Taken taken = new Taken();
        RetrainingService service;
        try (EmbeddedBroker first = EmbeddedBroker.start(config)) {
            cluster.close();
            cluster = new Cluster(first, "outage.");
            announceTheChampion();
            sendTrigger("interrupted", champion.id().toString());
            service = service(impatient(cluster.connection()), taken);
            service.start();
            await().atMost(PATIENCE).until(() -> taken.triggerIds.contains("interrupted"));
        }
        await().atMost(PATIENCE).until(() -> taken.interruptions.get() > 0);

        // When
        List<RetrainingVerdict> verdicts;
        try (EmbeddedBroker again = EmbeddedBroker.start(config);
                service) {
            assertThat(again.bootstrapServers()).isEqualTo(cluster.connection().bootstrapServers());
            cluster.sendImages("shifted", SHIFTED);
            cluster.sendLabels("shifted", SHIFTED);
            cluster.sendImages("arriving", ARRIVING);
            await().atMost(PATIENCE).until(() -> service.counts().verdicts() == 1);
            verdicts = cluster.read(cluster.topics().retrainingVerdicts());
        }

        // Then
        assertThat(verdicts).extracting(RetrainingVerdict::triggerId).containsExactly("interrupted");
        assertThat(verdicts).extracting(RetrainingVerdict::outcome).containsExactly(Outcome.PROMOTED);
        assertThat(service.failure()).isEmpty();
    }

    @Test
    void shouldFetchChampionsOfTheSizeThatItIsTold() throws ExecutionException, InterruptedException {
        // Given
        FetchSettings smaller = FetchSettings.withDefaults().withMaxBytes(champion.sizeBytes() - 1);
        sendTrigger("too-large", champion.id().toString());

        // When
        try (RetrainingService service = new RetrainingService(
                cluster.connection(),
                cluster.topics(),
                SmallRetraining.options(Optional.of(data), directory.resolve("challengers"), smaller),
                RetrainingListener.SILENT,
                Clock.systemUTC())) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.counts().verdicts() == 1);
        }

        // Then
        RetrainingVerdict verdict =
                cluster.read(cluster.topics().retrainingVerdicts()).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.TRAINING_FAILED);
        assertThat(verdict.explanation()).contains(Long.toString(champion.sizeBytes() - 1));
    }

    @Test
    void shouldSayWhenTopicsAreMissing() {
        // Given
        RetrainingService service = new RetrainingService(
                cluster.connection(),
                new Topics("other."),
                SmallRetraining.options(Optional.of(data), directory),
                RetrainingListener.SILENT,
                Clock.systemUTC());

        // When
        var starting = assertThatThrownBy(service::start);

        // Then
        starting.isInstanceOf(CannotRetrainException.class)
                .hasMessageContaining("other.retraining-triggers")
                .hasMessageContaining("topics create");
    }

    @Test
    void shouldSayWhenATopicHasPartitionsWhereThereMustBeOne() throws ExecutionException, InterruptedException {
        // Given
        String verdicts = cluster.topics().retrainingVerdicts().name();
        try (Admin admin = Admin.create(cluster.connection().with(Map.of()))) {
            admin.createPartitions(Map.of(verdicts, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            await().atMost(PATIENCE).until(() -> partitions(admin, verdicts) == 2);
        }
        RetrainingService service = service();

        // When
        var starting = assertThatThrownBy(service::start);

        // Then
        starting.isInstanceOf(CannotRetrainException.class).hasMessageContaining(verdicts + " has 2 partitions");
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    /** A connection that notices within seconds that nobody answers. */
    private static KafkaConnection impatient(KafkaConnection connection) {
        return new KafkaConnection(
                connection.bootstrapServers(),
                Map.of(
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "4000",
                        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "3000",
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"));
    }
}
