package io.plumbline.stream.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.stream.batch.ChunkCutter;
import io.plumbline.stream.batch.PromiseInterceptor;
import io.plumbline.stream.count.ServingCounters;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.junit.jupiter.api.Test;

class StreamsSettingsTest {

    private final ChunkCutter cutter = new ChunkCutter("t.images", 256, images -> null, new ServingCounters());

    @Test
    void shouldGiveTheInterceptorToTheMainConsumerAlone() {
        // Given
        StreamsConfig settings = StreamsSettings.of(ServingConfigTest.config(), cutter, 1_000);

        // When
        Map<String, Object> main = settings.getMainConsumerConfigs("group", "client", 0);
        Map<String, Object> restore = settings.getRestoreConsumerConfigs("client");

        // Then
        assertThat(main)
                .containsEntry("interceptor.classes", PromiseInterceptor.class.getName())
                .containsEntry(PromiseInterceptor.CUTTER_CONFIG, cutter);
        assertThat(restore).doesNotContainKey("interceptor.classes");
    }

    @Test
    void shouldSetWhatStreamsWouldOtherwiseDefaultTo() {
        // Given
        StreamsConfig settings = StreamsSettings.of(ServingConfigTest.config(), cutter, 1_000);

        // When
        Map<String, Object> consumer = settings.getMainConsumerConfigs("group", "client", 0);
        Map<String, Object> producer = settings.getProducerConfigs("client");

        // Then
        assertThat(settings.originals())
                .containsEntry("application.id", "t.plumbline-serve")
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 250L)
                .containsEntry("group.protocol", "classic");
        assertThat(consumer)
                .containsEntry("session.timeout.ms", 10_000)
                .containsEntry("heartbeat.interval.ms", 500)
                .containsEntry("max.poll.records", 1_024)
                .containsEntry("fetch.min.bytes", 65_536)
                .containsEntry("fetch.max.wait.ms", 20)
                .doesNotContainKey("group.instance.id")
                .containsEntry("isolation.level", "read_committed");
        assertThat(producer)
                .containsEntry("linger.ms", 250)
                .containsEntry("batch.size", 262_144)
                .containsEntry("max.request.size", 1_000)
                .containsEntry("transaction.timeout.ms", 10_000);
    }

    @Test
    void shouldFollowTheProfile() {
        // Given
        ServingConfig config = ServingConfigTest.config().with(Profile.LATENCY);

        // When
        StreamsConfig settings = StreamsSettings.of(config, cutter, 1_000);

        // Then
        assertThat(settings.getLong("commit.interval.ms")).isEqualTo(50);
        assertThat(settings.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("max.poll.records", 512)
                .containsEntry("fetch.min.bytes", 1)
                .containsEntry("fetch.max.wait.ms", 500);
        assertThat(settings.getProducerConfigs("client"))
                .containsEntry("linger.ms", 1)
                .containsEntry("batch.size", 65_536);
    }

    @Test
    void shouldMakeAStaticMemberOfEachThread() {
        // Given
        ServingConfig config = ServingConfigTest.config().with(new StaticMember("serve-0"));

        // When
        StreamsConfig settings = StreamsSettings.of(config, cutter, 1_000);

        // Then
        assertThat(settings.getMainConsumerConfigs("group", "client", 3))
                .containsEntry("group.instance.id", "serve-0-3");
    }

    @Test
    void shouldLetClientPropertiesWinOverItsOwnDefaults() {
        // Given
        Map<String, String> given = Map.of(
                "session.timeout.ms", "20000",
                "linger.ms", "1",
                "producer.batch.size", "1000",
                "commit.interval.ms", "200");
        ServingConfig config =
                ServingConfig.of(new KafkaConnection("localhost:9092", given), new Topics(""), Path.of("state"));

        // When
        StreamsConfig settings = StreamsSettings.of(config, cutter, 1_000);

        // Then
        assertThat(settings.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("session.timeout.ms", "20000")
                .containsEntry("max.poll.records", 1_024);
        assertThat(settings.getProducerConfigs("client"))
                .containsEntry("linger.ms", "1")
                .containsEntry("batch.size", "1000");
        assertThat(settings.getLong("commit.interval.ms")).isEqualTo(200);
    }

    @Test
    void shouldStayExactlyOnceWhateverTheClientPropertiesSay() {
        // Given
        Map<String, String> given = Map.of(
                "processing.guarantee",
                "at_least_once",
                "processing.exception.handler",
                LogAndContinueProcessingExceptionHandler.class.getName());

        // When
        StreamsConfig settings = StreamsSettings.of(
                ServingConfig.of(new KafkaConnection("localhost:9092", given), new Topics(""), Path.of("state")),
                cutter,
                1_000);

        // Then
        assertThat(settings.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(settings.processingExceptionHandler()).isInstanceOf(LogAndFailProcessingExceptionHandler.class);
    }

    @Test
    void shouldAnswerAtLeastOnceWhereThatIsAskedFor() {
        // Given
        ServingConfig config = ServingConfigTest.config().with(Guarantee.AT_LEAST_ONCE);

        // When
        StreamsConfig settings = StreamsSettings.of(config, cutter, 1_000);

        // Then
        assertThat(settings.getString("processing.guarantee")).isEqualTo("at_least_once");
    }

    @Test
    void shouldPassOnWhatTheConnectionNeeds() {
        // Given
        ServingConfig config = ServingConfig.of(
                new KafkaConnection("localhost:9092", Map.of("security.protocol", "SASL_SSL")),
                new Topics(""),
                Path.of("state"));

        // When
        StreamsConfig settings = StreamsSettings.of(config, cutter, 1_000);

        // Then
        assertThat(settings.getProducerConfigs("client")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("security.protocol", "SASL_SSL");
    }
}
