package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.label.Label;
import io.plumbline.contract.topic.Topic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest label of each image id, as the number of its class. What is no label, or names no class of the model, is counted
 * and passed over.
 *
 * <p>The label of an image that is kept is kept as long. Of labels whose image has not been seen, and may never be, only so
 * many of the newest wait for it: however many there are, they take no kept image's label away.
 */
final class RecentLabels {

    private static final Logger LOG = LoggerFactory.getLogger(RecentLabels.class);

    private final Topic<String, Label> topic;
    private final Map<String, Integer> classes = new HashMap<>();
    private final Predicate<String> isKept;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<String, Integer> waiting;
    private long malformed;

    /**
     * No labels yet.
     *
     * @param labelNames of the model
     * @param isKept tells by its id whether an image is kept
     * @param mostWaiting how many labels wait for their image
     */
    RecentLabels(Topic<String, Label> topic, List<String> labelNames, Predicate<String> isKept, int mostWaiting) {
        this.topic = topic;
        this.isKept = isKept;
        for (int i = 0; i < labelNames.size(); i++) {
            classes.put(labelNames.get(i), i);
        }
        this.waiting = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                return size() > mostWaiting;
            }
        };
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            Label label = topic.value().deserializer().deserialize(topic.name(), record.value());
            String imageId = imageId(record, label);
            int labelClass = classOf(label);
            if (isKept.test(imageId)) {
                labels.put(imageId, labelClass);
            } else {
                waiting.remove(imageId);
                waiting.put(imageId, labelClass);
            }
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

    /** The image of this id is kept from now on. */
    void imageKept(String imageId) {
        Integer label = waiting.remove(imageId);
        if (label != null) {
            labels.put(imageId, label);
        }
    }

    /** The number of a kept image's class, if there is a label. */
    Optional<Integer> classOf(String imageId) {
        return Optional.ofNullable(labels.get(imageId));
    }

    /** How many kept images have a label. */
    int size() {
        return labels.size();
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
