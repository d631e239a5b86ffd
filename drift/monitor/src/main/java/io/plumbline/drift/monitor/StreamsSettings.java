package io.plumbline.drift.monitor;

import io.plumbline.drift.monitor.changelog.Changelog;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The Kafka Streams settings of a monitor. */
final class StreamsSettings {

    /** How soon another instance takes over from one that was killed; Kafka's own default is 45 s. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(3);

    /** Streams' own default of 100 ms would delay each pane. */
    private static final Duration LINGER = Duration.ofMillis(5);

    private StreamsSettings() {}

    static Properties of(MonitorConfig config) {
        Map<String, Object> own = Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId()),
                Map.entry(
                        StreamsConfig.STATE_DIR_CONFIG,
                        config.directory().resolve("state").toAbsolutePath().toString()),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        config.commitInterval().toMillis()),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads()),
                Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
                Map.entry(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) SESSION_TIMEOUT.toMillis()),
                Map.entry(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int) HEARTBEAT_INTERVAL.toMillis()),
                Map.entry(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest"),
                Map.entry(producer(ProducerConfig.LINGER_MS_CONFIG), LINGER.toMillis()),
                Map.entry(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Changelog.LARGEST_VALUE_BYTES));
        Properties properties = new Properties();
        properties.putAll(config.connection().with(own));
        return properties;
    }

    private static String consumer(String name) {
        return StreamsConfig.mainConsumerPrefix(name);
    }

    private static String producer(String name) {
        return StreamsConfig.producerPrefix(name);
    }
}
