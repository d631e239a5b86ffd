package io.plumbline.stream.serving;

import io.plumbline.stream.count.ServingCounters;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** Kafka's own clients for Streams, but for the main consumer, which is an {@link ImageConsumer}. */
final class ServingClients implements KafkaClientSupplier {

    /** Kafka's default: after so long without a poll a process counts as stuck, which a slow model is not. */
    private static final String LONGEST_WITHOUT_POLL_MILLIS = "300000";

    private final ServingConfig config;
    private final ServingCounters counters;
    private final InstantSource clock;

    ServingClients(ServingConfig config, ServingCounters counters, InstantSource clock) {
        this.config = config;
        this.counters = counters;
        this.clock = clock;
    }

    /** What Streams takes for the time between two polls is {@link StreamsSettings#TURN}; the consumer is more patient. */
    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(settings);
        String interval = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
        own.put(interval, config.connection().clientProperties().getOrDefault(interval, LONGEST_WITHOUT_POLL_MILLIS));
        return new ImageConsumer(own, config.firstStart(), counters, clock);
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return getRestoreConsumer(settings);
    }
}
