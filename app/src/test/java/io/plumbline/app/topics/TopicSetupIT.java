package io.plumbline.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.topic.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    @Test
    void shouldNameWhatIsMissingAndWhatIsWrong() throws Exception {
        // Given
        Topics topics = new Topics("wrong.");
        admin.createTopics(List.of(
                        new NewTopic(topics.models().name(), 2, (short) 1),
                        new NewTopic(topics.driftAlerts().name(), 2, (short) 1)
                                .configs(topics.driftAlerts().configuration()),
                        new NewTopic(topics.images().name(), 4, (short) 1)
                                .configs(topics.images().configuration()),
                        new NewTopic(topics.predictions().name(), 2, (short) 1)
                                .configs(topics.predictions().configuration())))
                .all()
                .get();

        // When
        List<String> problems = new TopicSetup(admin, topics).problems();

        // Then
        assertThat(problems)
                .contains(
                        "wrong.labels is missing",
                        "wrong.models has 2 partitions and must have 1",
                        "wrong.models has cleanup.policy=delete and should have compact",
                        "wrong.images has 4 partitions and wrong.predictions has 2; they should have the same number")
                .noneMatch(problem -> problem.startsWith("wrong.drift-alerts"));
    }
}
