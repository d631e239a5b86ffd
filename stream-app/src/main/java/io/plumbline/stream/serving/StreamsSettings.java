package io.plumbline.stream.serving;

import io.plumbline.stream.batch.ChunkCutter;
import io.plumbline.stream.batch.PromiseInterceptor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** Kafka's own settings for serving, and why each is not left at its default. */
final class StreamsSettings {

    /** After half of this, which it takes for all the time that it has, Streams breaks off a poll's records to poll. */
    static final Duration TURN = Duration.ofSeconds(2);

    private static final int BUFFER_BYTES = 64 << 20;

    private static final List<String> CLIENT_PREFIXES =
            List.of(StreamsConfig.CONSUMER_PREFIX, StreamsConfig.PRODUCER_PREFIX);

    private StreamsSettings() {}

    /**
     * Settings for one process. Client properties win, with a client's prefix or without, but for what makes each image
     * answered, and exactly once.
     *
     * @param cutter sees what the main consumer of each stream thread polls
     * @param largestRecordBytes that is ever written
     */
    static StreamsConfig of(ServingConfig config, ChunkCutter cutter, int largestRecordBytes) {
        Map<String, Object> all = new HashMap<>();
        streams(all, config);
        consumers(all, config);
        producers(all, config, largestRecordBytes);
        all.put(StreamsConfig.mainConsumerPrefix(PromiseInterceptor.CUTTER_CONFIG), cutter);
        all.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
                PromiseInterceptor.class.getName());
        Map<String, String> given = config.connection().clientProperties();
        // Streams puts a prefixed setting before the same without a prefix, which is how client properties come.
        all.keySet().removeIf(name -> isNamedIn(given, name));
        Map<String, Object> settings = config.connection().with(all);
        settings.putAll(answersToEachImage(config.guarantee()));
        return new StreamsConfig(settings);
    }

    private static boolean isNamedIn(Map<String, String> given, String name) {
        return CLIENT_PREFIXES.stream()
                .anyMatch(prefix -> name.startsWith(prefix) && given.containsKey(name.substring(prefix.length())));
    }

    /**
     * What nobody may change. The handlers of exceptions fail: whatever can be wrong with an image is a rejection, so what is
     * thrown all the same must not be passed over, and the image with it.
     */
    private static Map<String, Object> answersToEachImage(Guarantee guarantee) {
        return Map.of(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee.setting(),
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailExceptionHandler.class,
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class,
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DefaultProductionExceptionHandler.class);
    }

    private static void streams(Map<String, Object> all, ServingConfig config) {
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().groupOf("serve"));
        all.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.batching().threads());
        all.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                config.timing().commitInterval().toMillis());
        // The protocol whose behaviour under crashes and rolling restarts is the measured one.
        all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    }

    private static void consumers(Map<String, Object> all, ServingConfig config) {
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
                config.batching().maxPollRecords());
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG),
                config.transport().fetchMinBytes());
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
                millis(config.transport().fetchMaxWait()));
        // Kafka's 45 s is how long nothing would come out of a killed process's partitions.
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                millis(config.timing().session()));
        all.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                millis(config.timing().heartbeatInterval()));
        config.staticMember()
                .ifPresent(member ->
                        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), member.id()));
        // Streams goes through all that was polled before it looks up, to end or to give partitions away. With a slow
        // model that is minutes, unless it fears to be late for the next poll. ServingClients gives the consumer more.
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), millis(TURN));
    }

    private static void producers(Map<String, Object> all, ServingConfig config, int largestRecordBytes) {
        // Streams lingers for 100 ms, which is too long where latency counts. With its batches of 16 KiB, requests
        // are the bottleneck.
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                millis(config.transport().linger()));
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                config.transport().batchBytes());
        // The producer's own limit of 1 MiB would end the stream at the first large image that is rejected.
        all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), largestRecordBytes);
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
                Math.max(BUFFER_BYTES, 2L * largestRecordBytes));
        all.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                millis(config.timing().transaction()));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
