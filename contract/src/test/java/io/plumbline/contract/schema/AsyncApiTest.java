package io.plumbline.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {

    private final AsyncApiDocument document = AsyncApiDocument.load();

    @Test
    void shouldHaveTheStructureOfAnAsyncApiDocument() {
        // Given
        JsonNode root = document.root();

        // When
        List<String> members = new ArrayList<>();
        root.fieldNames().forEachRemaining(members::add);

        // Then
        assertThat(members)
                .containsExactly("asyncapi", "info", "defaultContentType", "channels", "operations", "components");
        assertThat(root.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(root.path("info").path("title").asText()).isEqualTo("Plumbline");
        assertThat(root.path("info").path("version").asText()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
        assertThat(root.path("channels")).allSatisfy(channel -> {
            assertThat(channel.path("description").asText()).isNotBlank();
            assertThat(channel.path("messages")).hasSize(1);
            assertThat(document.resolve(channel.path("parameters").path("prefix"))
                            .has("default"))
                    .isTrue();
        });
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        // Given
        List<String> references = document.references();

        // When
        List<String> dangling = references.stream()
                .filter(reference -> reference.startsWith("#"))
                .filter(reference -> document.root().at(reference.substring(1)).isMissingNode())
                .toList();

        // Then
        assertThat(dangling).isEmpty();
        assertThat(references.stream().filter(reference -> !reference.startsWith("#")))
                .containsExactlyInAnyOrderElementsOf(PublishedSchema.all().stream()
                        .map(PublishedSchema::fileName)
                        .toList());
    }

    @Test
    void shouldNameEveryTopicAndNoOther() {
        // Given
        Topics topics = new Topics("fashion.");

        // When
        List<String> described = document.addresses("fashion.");

        // Then
        assertThat(described)
                .containsExactlyElementsOf(
                        topics.all().stream().map(Topic::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldSayHowEachTopicIsSetUpAndKeyed(Topic<?, ?> topic) {
        // Given
        JsonNode kafka = document.channel(topic.name()).path("bindings").path("kafka");
        JsonNode key =
                document.message(topic.name()).path("bindings").path("kafka").path("key");

        // When
        Map<String, String> configuration = new HashMap<>();
        kafka.path("topicConfiguration")
                .properties()
                .forEach(setting -> configuration.put(setting.getKey(), text(setting.getValue())));

        // Then
        assertThat(configuration).isEqualTo(topic.configuration());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.defaultPartitions());
        assertThat(key.path("type").asText()).isEqualTo("string");
        assertThat(key.path("format").asText().equals("binary"))
                .isEqualTo(topic.key() instanceof Serdes.ByteArraySerde);
        assertThat(key.path("description").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldSayWhoWritesOrReadsEachTopic(Topic<?, ?> topic) {
        // Given
        JsonNode channel = document.channel(topic.name());

        // When
        List<String> actions = StreamSupport.stream(
                        document.root().path("operations").spliterator(), false)
                .filter(operation -> document.resolve(operation.path("channel")).equals(channel))
                .map(operation -> operation.path("action").asText())
                .toList();

        // Then
        assertThat(actions).isNotEmpty().isSubsetOf("send", "receive");
    }

    @ParameterizedTest
    @MethodSource("io.plumbline.contract.schema.PublishedSchema#all")
    void shouldGiveEachJsonTopicTheSchemaOfItsValues(PublishedSchema schema) {
        // Given
        Topic<?, ?> topic = schema.topic().apply(new Topics(""));
        byte[] json = Json.write(schema.example());

        // When
        JsonNode payload = document.message(topic.name()).path("payload");

        // Then
        assertThat(payload.path("schema").path("$ref").asText()).isEqualTo(schema.fileName());
        assertThat(payload.path("schemaFormat").asText()).isEqualTo("application/schema+json;version=2020-12");
        assertThat((Object) topic.value().deserializer().deserialize(topic.name(), json))
                .isEqualTo(schema.example());
    }

    @Test
    void shouldCallEveryOtherValueBytes() {
        // Given
        Set<Class<?>> json = PublishedSchema.all().stream()
                .map(schema -> schema.topic().apply(new Topics("")).value().getClass())
                .collect(Collectors.toSet());

        // When
        List<Topic<?, ?>> others = topics().filter(
                        topic -> !json.contains(topic.value().getClass()))
                .toList();

        // Then
        assertThat(others).hasSize(3).allSatisfy(topic -> {
            assertThat(topic.value()).isInstanceOf(Serdes.ByteArraySerde.class);
            assertThat(document.resolve(document.message(topic.name()).path("payload"))
                            .path("format")
                            .asText())
                    .isEqualTo("binary");
            assertThat(document.message(topic.name()).path("contentType").asText())
                    .isEqualTo("application/octet-stream");
        });
    }

    @Test
    void shouldDescribeEveryHeader() {
        // Given
        RecordHeaders written = new RecordHeaders();

        // When
        new Rejection("boot-17", RejectionReason.EMPTY, "", new SourcePosition("images", 0, 0), "0.1.0").write(written);

        // Then
        List<String> rejection =
                Arrays.stream(written.toArray()).map(Header::key).toList();
        assertThat(names(document.headers("images")))
                .containsExactlyInAnyOrder(ImageHeaders.IMAGE_ID, ImageHeaders.CONTENT_TYPE, ImageHeaders.REPLAY_OF);
        assertThat(names(document.headers("predictions")))
                .containsExactlyInAnyOrder(FeatureHeader.NAME, OriginalTimestamp.NAME);
        assertThat(document.message("predictions-shadow")).isEqualTo(document.message("predictions"));
        assertThat(names(document.headers("images-dlq")))
                .contains(OriginalTimestamp.NAME)
                .containsAll(rejection)
                .hasSize(rejection.size() + 1);
        assertThat(texts(document.headers("images-dlq").path("required"))).containsExactlyElementsOf(rejection);
        assertThat(document.resolve(document.headers("images-dlq").path("allOf").path(0)))
                .isEqualTo(document.headers("images"));
    }

    @Test
    void shouldListEveryReasonForARejection() {
        // Given
        JsonNode reason = document.headers("images-dlq").path("properties").path(Rejection.REASON);

        // When
        List<String> listed = texts(reason.path("enum"));

        // Then
        assertThat(listed)
                .containsExactlyElementsOf(
                        Arrays.stream(RejectionReason.values()).map(Enum::name).toList())
                .allSatisfy(
                        name -> assertThat(reason.path("description").asText()).contains(name));
    }

    static Stream<Topic<?, ?>> topics() {
        return new Topics("").all().stream();
    }

    private static List<String> names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String text(JsonNode setting) {
        return setting.isArray() ? texts(setting).stream().collect(Collectors.joining(",")) : setting.asText();
    }
}
