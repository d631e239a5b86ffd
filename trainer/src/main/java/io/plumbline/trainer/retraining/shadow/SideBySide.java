package io.plumbline.trainer.retraining.shadow;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.retraining.recent.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code predictions}, {@code predictions-shadow} and {@code labels} from a time on, and compares two models on the images
 * that both have scored: the one that serves and the one in shadow. It keeps nothing between processes: whoever reads again
 * from the same time comes to the same. For one thread.
 */
public final class SideBySide implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SideBySide.class);

    /** What is known of one image takes some 300 bytes. */
    private static final int MOST_WAITING = 200_000;

    private final String servingId;
    private final String shadowId;
    private final Topics topics;
    private final TopicReader predictions;
    private final TopicReader shadowPredictions;
    private final TopicReader labels;
    private final Pairs pairs = new Pairs(MOST_WAITING);

    /**
     * Goes to where the records of this time stand.
     *
     * @param servingId the model whose predictions count
     * @param shadowId the model in shadow
     */
    public SideBySide(KafkaConnection connection, Topics topics, String servingId, String shadowId, Instant since) {
        this.servingId = servingId;
        this.shadowId = shadowId;
        this.topics = topics;
        List<TopicReader> opened = new ArrayList<>();
        try {
            for (Topic<?, ?> topic : List.of(topics.predictions(), topics.shadowPredictions(), topics.labels())) {
                TopicReader reader = new TopicReader(connection, topic.name());
                opened.add(reader);
                reader.seek(reader.since(since.toEpochMilli()));
            }
        } catch (RuntimeException e) {
            opened.forEach(TopicReader::close);
            throw e;
        }
        this.predictions = opened.get(0);
        this.shadowPredictions = opened.get(1);
        this.labels = opened.get(2);
    }

    /** Whether it compares these two. */
    public boolean compares(String serving, String shadow) {
        return servingId.equals(serving) && shadowId.equals(shadow);
    }

    /**
     * Reads what has arrived by now; if that is nothing, waits for news.
     *
     * @param patience how long to wait at most
     * @param enough ends the reading early once it is true
     */
    public void readOn(Duration patience, BooleanSupplier enough) {
        long read = labels.readTo(labels.ends(), record -> take(record, topics.labels(), this::takeLabel), enough);
        read += predictions.readTo(
                predictions.ends(),
                record -> take(record, topics.predictions(), prediction -> {
                    if (prediction.modelId().equals(servingId)) {
                        pairs.serving(prediction.imageId(), prediction.label());
                    }
                }),
                enough);
        read += shadowPredictions.readTo(
                shadowPredictions.ends(),
                record -> take(record, topics.shadowPredictions(), prediction -> {
                    if (prediction.modelId().equals(shadowId)) {
                        pairs.shadow(prediction.imageId(), prediction.label());
                    }
                }),
                enough);
        if (read == 0 && !enough.getAsBoolean()) {
            labels.poll(patience, record -> take(record, topics.labels(), this::takeLabel));
        }
    }

    /** How many images both models have scored. */
    public long both() {
        return pairs.both();
    }

    /** Both models on those with a label, the one that serves as champion; nothing as long as there are none. */
    public Optional<Comparison> labelled() {
        return pairs.labelled();
    }

    @Override
    public void close() {
        predictions.close();
        shadowPredictions.close();
        labels.close();
    }

    private void takeLabel(Label label) {
        pairs.truth(label.imageId(), label.label());
    }

    private static <V> void take(ConsumerRecord<byte[], byte[]> record, Topic<?, V> topic, Consumer<V> taker) {
        try {
            V value = topic.value().deserializer().deserialize(topic.name(), record.value());
            if (value != null) {
                taker.accept(value);
            }
        } catch (SerializationException e) {
            LOG.debug(
                    "Passed over {}-{} offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }
}
