package io.plumbline.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.Examples;
import io.plumbline.contract.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    @Test
    void shouldPutThePrefixBeforeEverything() {
        // Given
        Topics topics = new Topics("fashion.");

        // When
        List<String> names = topics.all().stream().map(Topic::name).toList();

        // Then
        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).startsWith("fashion."))
                .contains("fashion.images", "fashion.predictions", "fashion.images-dlq", "fashion.models");
        assertThat(topics.groupOf("serve")).isEqualTo("fashion.plumbline-serve");
    }

    @Test
    void shouldListEveryTopicThatItNames() {
        // Given
        Topics topics = new Topics("");

        // When
        long named = Arrays.stream(Topics.class.getMethods())
                .filter(method -> method.getReturnType() == Topic.class)
                .count();

        // Then
        assertThat(topics.all()).hasSize((int) named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A-9_.", "................................"})
    void shouldTakeWhatKafkaTakes(String prefix) {
        // Given a prefix of characters that a topic may have

        // When
        Topics topics = new Topics(prefix);

        // Then
        assertThat(topics.all()).allSatisfy(topic -> assertThat(topic.name())
                .hasSizeLessThan(249)
                .matches("[a-zA-Z0-9._-]+")
                .isNotIn(".", ".."));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                " ",
                "a b",
                "ä",
                "a/",
                "a\n",
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901"
            })
    void shouldRefuseOtherPrefixes(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topics(prefix))
                .withMessageContaining("prefix");
    }

    @Test
    void shouldKeepModelsAndWhatPeopleDecidedForeverAndNoOtherTopic() {
        // Given
        Topics topics = new Topics("");

        // When
        List<String> compacted = topics.all().stream()
                .filter(topic -> "compact".equals(topic.configuration().get("cleanup.policy")))
                .map(Topic::name)
                .toList();

        // Then
        assertThat(compacted).containsExactly("models", "drift-alert-actions", "drift-references");
        assertThat(topics.all()).allSatisfy(topic -> assertThat(topic.configuration())
                .containsAnyOf(
                        Map.entry("cleanup.policy", "compact"),
                        Map.entry("retention.ms", "604800000"),
                        Map.entry("retention.ms", "7776000000")));
    }

    @Test
    void shouldHaveOnePartitionWhereOrderIsTheMeaning() {
        // Given
        Topics topics = new Topics("");

        // When
        List<String> ordered = topics.all().stream()
                .filter(Topic::mustHaveOnePartition)
                .map(Topic::name)
                .toList();

        // Then
        assertThat(ordered)
                .containsExactly(
                        "models",
                        "drift-panes",
                        "drift-references",
                        "retraining-triggers",
                        "retraining-verdicts",
                        "retraining-events");
    }

    @Test
    void shouldHaveRoomForTheAnswerToTheLargestImage() {
        // Given
        Topics topics = new Topics("");

        // When
        List<Integer> largest = List.of(topics.images(), topics.predictions(), topics.rejections()).stream()
                .map(topic -> Integer.valueOf(topic.configuration().get("max.message.bytes")))
                .toList();

        // Then
        assertThat(largest)
                .containsExactly(
                        Topics.LARGEST_IMAGE_RECORD_BYTES, Topics.LARGEST_ANSWER_BYTES, Topics.LARGEST_ANSWER_BYTES);
        assertThat(Topics.LARGEST_ANSWER_BYTES).isGreaterThan(Topics.LARGEST_IMAGE_RECORD_BYTES);
    }

    @Test
    void shouldCarryItsSerdes() {
        // Given
        Topic<byte[], ?> predictions = new Topics("").predictions();

        // When
        Object read = predictions.value().deserializer().deserialize("predictions", Json.write(Examples.prediction()));

        // Then
        assertThat(read).isEqualTo(Examples.prediction());
    }

    @Test
    void shouldRefuseTopicsWithoutPartitions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic<>("images", Serdes.String(), Serdes.String(), 0, false, Map.of()))
                .withMessage("defaultPartitions must be at least 1, found 0");
    }

    @Test
    void shouldRefuseTopicsWhoseDefaultIsNotWhatTheyMustHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic<>("models", Serdes.String(), Serdes.String(), 2, true, Map.of()))
                .withMessage("Topic models must have one partition; its default is 2");
    }
}
