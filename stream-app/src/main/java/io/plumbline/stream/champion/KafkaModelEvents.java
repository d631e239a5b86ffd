package io.plumbline.stream.champion;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.topic.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events of one instance as records on {@code models-events}. One that cannot be written is logged and lost. */
public final class KafkaModelEvents implements ModelEvents, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaModelEvents.class);

    /** A stream thread may wait this long, so it is well below any time-out of a transaction. */
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(2);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final Producer<String, ModelEvent> producer;
    private final String topic;
    private final String instance;
    private final InstantSource clock;

    public KafkaModelEvents(
            KafkaConnection connection, Topic<String, ModelEvent> topic, String instance, InstantSource clock) {
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK.toMillis())),
                topic.key().serializer(),
                topic.value().serializer());
        this.topic = topic.name();
        this.instance = instance;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told what comes of it.
    public void add(String modelId, ModelEvent.Kind kind, Optional<String> reason) {
        ModelEvent event = new ModelEvent(instance, modelId, kind, reason, clock.instant());
        try {
            producer.send(new ProducerRecord<>(topic, instance, event), (metadata, failure) -> {
                if (failure != null) {
                    LOG.warn("The event that model {} was {} is lost", modelId, kind, failure);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("The event that model {} was {} is lost", modelId, kind, e);
        }
    }

    @Override
    public void close() {
        producer.close(LONGEST_FAREWELL);
    }
}
