package io.plumbline.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.topic.TopicCreation;
import io.plumbline.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TopicSetupIT {

    private static EmbeddedBroker broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.startTemporary();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldFindNoProblemWithTheTopicsItMade() {
        // Given
        TopicSetup setup = new TopicSetup(admin, new Topics("made."));

        // When
        List<String> made = setup.create(3, (short) 1);

        // Then
        assertThat(made).hasSize(new Topics("made.").all().size());
        assertThat(setup.missing()).isEmpty();
        assertThat(setup.problems()).isEmpty();
    }

    @Test
    void shouldLeaveTopicsThatExistAsTheyAre() {
        // Given
        TopicSetup setup = new TopicSetup(admin, new Topics("again."));
        setup.create(3, (short) 1);

        // When
        List<String> made = setup.create(5, (short) 1);

        // Then
        assertThat(made).isEmpty();
        assertThat(setup.problems()).isEmpty();
    }

    /** A leader that is named before it leads loses the first batch of about one producer in twelve. */
    @RepeatedTest(20)
    void shouldLoseNothingThatIsSentAtOnce(RepetitionInfo repetition) {
        // Given
        Topics topics = new Topics("at-once-%d.".formatted(repetition.getCurrentRepetition()));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (Producer<byte[], byte[]> producer = impatientProducer()) {
            new TopicSetup(admin, topics).create(4, (short) 1);

            // When
            for (int i = 0; i < 400; i++) {
                sent.add(producer.send(new ProducerRecord<>(topics.images().name(), i % 4, null, new byte[784])));
            }
        }

        // Then
        assertThat(sent).allSatisfy(each -> assertThat(each.get().offset()).isNotNegative());
    }

    private static Producer<byte[], byte[]> impatientProducer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "request.timeout.ms",
                        5_000,
                        "delivery.timeout.ms",
                        10_000,
                        "linger.ms",
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Test
    void shouldNameWhatIsMissingAndWhatIsWrong() {
        // Given
        Topics topics = new Topics("wrong.");
        new TopicCreation(admin)
                .create(List.of(
                        new NewTopic(topics.models().name(), 2, (short) 1),
                        new NewTopic(topics.driftAlerts().name(), 2, (short) 1)
                                .configs(topics.driftAlerts().configuration()),
                        new NewTopic(topics.images().name(), 4, (short) 1)
                                .configs(topics.images().configuration()),
                        new NewTopic(topics.predictions().name(), 2, (short) 1)
                                .configs(topics.predictions().configuration())));

        // When
        List<String> problems = new TopicSetup(admin, topics).problems();

        // Then
        assertThat(new TopicSetup(admin, topics).missing())
                .contains("wrong.labels")
                .doesNotContain("wrong.models");
        assertThat(problems)
                .contains(
                        "wrong.models has 2 partitions and must have 1",
                        "wrong.models has cleanup.policy=delete and should have compact",
                        "wrong.images has 4 partitions and wrong.predictions has 2; they should have the same number")
                .noneMatch(problem -> problem.startsWith("wrong.drift-alerts"));
    }
}
