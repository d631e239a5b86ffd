package io.plumbline.app.drift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.BrokerCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.app.history.History;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ScheduledTriggersIT {

    private static final Schedule HOURLY = new Schedule(Duration.ofHours(1));
    private static final Schedule EVERY_OTHER_DAY = new Schedule(Duration.ofDays(2));
    private static final Topics TOPICS = new Topics("");
    private static final String CHAMPION = "cnn-" + "a".repeat(64);

    @Test
    void shouldAskForTheImagesOfItsTimeOnceThereIsAChampion() throws Exception {
        try (BrokerCommand.BrokerService broker =
                Typed.with(new BrokerCommand(), "--port", "0").start()) {
            // Given
            KafkaConnection connection = KafkaConnection.to(broker.bootstrapServers());
            Instant time = HOURLY.next(Instant.now());
            sendAnImage(connection);
            assertThat(ScheduledTriggers.ask(connection, TOPICS, HOURLY, time)).isEmpty();
            announce(connection);

            // When
            ScheduledTriggers.ask(connection, TOPICS, HOURLY, time);

            // Then
            List<RetrainingTrigger> asked = new History(connection).of(TOPICS.retrainingTriggers());
            assertThat(asked).singleElement().satisfies(trigger -> {
                assertThat(trigger.cause()).isEqualTo(Cause.SCHEDULED);
                assertThat(trigger.modelId()).isEqualTo(CHAMPION);
                assertThat(trigger.triggerId()).isEqualTo("scheduled-" + time);
                assertThat(trigger.sources()).hasSize(1);
            });
            assertThat(ScheduledTriggers.ask(connection, TOPICS, HOURLY, time.plus(Duration.ofHours(5))))
                    .isEmpty();
            assertThat(ScheduledTriggers.ask(connection, TOPICS, EVERY_OTHER_DAY, time))
                    .isEmpty();
            assertThat(ScheduledTriggers.ask(
                            connection,
                            TOPICS,
                            EVERY_OTHER_DAY,
                            asked.get(0).at().plus(RetrainingTrigger.LONGEST_WAIT)))
                    .isPresent();
        }
    }

    private static void announce(KafkaConnection connection) {
        ModelAnnouncement announcement = new ModelAnnouncement(
                CHAMPION, ModelRole.CHAMPION, URI.create("file:///nowhere"), 1, Instant.now(), "test", "is to serve");
        new History(connection).add(TOPICS.models(), CHAMPION, announcement);
    }

    private static void sendAnImage(KafkaConnection connection) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(connection.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPICS.images().name(), "an image".getBytes(UTF_8)))
                    .get();
        }
    }
}
