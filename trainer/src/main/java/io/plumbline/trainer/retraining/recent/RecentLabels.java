package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.label.Label;
import io.plumbline.contract.topic.Topic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest label of each image id, as the number of its class. Only so many of the newest are kept. What is no label, or
 * names no class of the model, is counted and passed over.
 */
final class RecentLabels {

    private static final Logger LOG = LoggerFactory.getLogger(RecentLabels.class);

    private final Topic<String, Label> topic;
    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Integer> labels;
    private long malformed;

    /**
     * No labels yet.
     *
     * @param labelNames of the model
     * @param capacity how many labels are kept
     */
    RecentLabels(Topic<String, Label> topic, List<String> labelNames, int capacity) {
        this.topic = topic;
        for (int i = 0; i < labelNames.size(); i++) {
            classes.put(labelNames.get(i), i);
        }
        this.labels = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > capacity;
            }
        };
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Label label = topic.value().deserializer().deserialize(topic.name(), record.value());
            labels.put(imageId(record, label), classOf(label));
        } catch (SerializationException | IllegalArgumentException e) {
            malformed++;
            LOG.debug(
                    "Passed over {}-{} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    /** The number of an image's class, if there is a label. */
    Optional<Integer> classOf(String imageId) {
        return Optional.ofNullable(labels.get(imageId));
    }

    long malformed() {
        return malformed;
    }

    private String imageId(ConsumerRecord<byte[], byte[]> record, Label label) {
        if (label == null) {
            throw new IllegalArgumentException("the record has no value; expected a label");
        }
        String key = topic.key().deserializer().deserialize(topic.name(), record.key());
        if (key != null && !key.equals(label.imageId())) {
            throw new IllegalArgumentException("its key and its value name different images");
        }
        return label.imageId();
    }

    private int classOf(Label label) {
        Integer number = classes.get(label.label());
        if (number == null) {
            throw new IllegalArgumentException("the model has no class '%s'".formatted(label.label()));
        }
        return number;
    }
}
