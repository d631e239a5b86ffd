package io.plumbline.containers.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plumbline.bench.audit.AnswerReader;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that have what {@code docs/KAFKA.md} grants them, on a broker that speaks SCRAM over TLS. */
class AccessIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Topics TOPICS = new Topics("");

    @TempDir
    private static Path directory;

    private static SecuredBroker broker;
    private static Household household;

    @BeforeAll
    static void serveMonitorAndRetrain() throws Exception {
        broker = SecuredBroker.start(directory);
        household = Household.admitted(broker, directory);
        household.liveThroughADrift();
    }

    @AfterAll
    static void stop() {
        if (household != null) {
            household.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void shouldDoAllThatTheyAreForAndBeRefusedNothing() {
        // When
        Set<String> denials = household.denials();

        // Then
        assertThat(denials).isEmpty();
        assertThat(household.counts(TOPICS.retrainingVerdicts())).isPositive();
        assertThat(household.counts(TOPICS.predictions())).isPositive();
        assertThat(household.counts(TOPICS.rejections())).isPositive();
        assertThat(household.counts(TOPICS.shadowPredictions())).isPositive();
        assertThat(household.counts(TOPICS.driftAlerts())).isPositive();
    }

    @Test
    void shouldNeedEachRight() throws Exception {
        // Given
        Set<Right> granted = new HashSet<>(Right.inTheTable());

        // When
        // Streams tidies its repartition topics every half a minute.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.audit().used()).containsExactlyInAnyOrderElementsOf(granted));

        // Then
        assertThat(granted).hasSizeGreaterThan(35);
    }

    @ParameterizedTest
    @CsvSource({"serve, models", "monitor, predictions", "retrain, predictions", "sender, predictions"})
    void shouldRefuseToWriteWhatIsNotGranted(String who, String topic) throws Exception {
        // Given
        KafkaConnection connection = household.connectionOf(who);

        // When
        Throwable thrown = catchThrowable(() -> write(connection, topic));

        // Then
        assertThat(thrown).hasRootCauseInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({"serve, labels", "monitor, images", "retrain, drift-alerts", "sender, images"})
    void shouldRefuseToReadWhatIsNotGranted(String who, String topic) throws Exception {
        // Given
        KafkaConnection connection = household.connectionOf(who);

        // When
        Throwable thrown =
                catchThrowable(() -> AnswerReader.committed(connection, topic).poll(PATIENCE));

        // Then
        assertThat(thrown).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void shouldRefuseAWrongPassword() throws Exception {
        // Given
        Properties properties = broker.clientProperties("serve", "a guess");
        properties.setProperty("bootstrap.servers", broker.bootstrapServers());

        // When
        Throwable thrown = catchThrowable(() -> {
            try (Admin admin = Admin.create(properties)) {
                admin.listTopics().names().get();
            }
        });

        // Then
        assertThat(thrown).hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    private static void write(KafkaConnection connection, String topic) throws Exception {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(connection.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
        } catch (KafkaException e) {
            throw new AssertionError("Not even asked", e);
        }
    }
}
