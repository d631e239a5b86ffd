package io.plumbline.drift.notify.delivery;

import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.topic.Topic;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code drift-alerts}, passing over what is no alert.
 *
 * @param topic that of the alerts
 * @param counts counts what was passed over
 */
public record AlertRecords(Topic<String, DriftAlert> topic, DeliveryCounts counts) {

    private static final Logger LOG = LoggerFactory.getLogger(AlertRecords.class);

    /** How any consumer of alerts is set. */
    public static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    /** The alert, if the record is one. */
    public Optional<DriftAlert> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            DriftAlert alert = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (alert == null) {
                throw new IllegalArgumentException("the record has no value; expected an alert");
            }
            return Optional.of(alert);
        } catch (SerializationException | IllegalArgumentException e) {
            counts.malformed();
            LOG.warn(
                    "Passed over {}-{} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
