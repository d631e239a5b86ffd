package io.plumbline.drift.monitor.history;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code drift-panes} holds at its end. */
public record NewestPanes(KafkaConnection connection, Topic<String, byte[]> topic) {

    private static final Logger LOG = LoggerFactory.getLogger(NewestPanes.class);
    private static final int MOST_RECORDS = 2_000;
    private static final Map<String, Object> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false);

    /**
     * The newest panes of a model as one, as many as hold so many images, all counted in the same bins; or all there are among
     * the last {@value #MOST_RECORDS} records.
     *
     * @throws TimeoutException if the broker stays silent for half a minute
     */
    public Optional<Pane> window(String modelId, int images) {
        List<Pane> panes = read(modelId);
        Optional<Pane> window = Optional.empty();
        for (int i = panes.size() - 1; i >= 0; i--) {
            Pane pane = panes.get(i);
            if (window.isPresent()
                    && (window.get().images() >= images || window.get().binning() != pane.binning())) {
                break;
            }
            window = Optional.of(window.map(pane::plus).orElse(pane));
        }
        return window;
    }

    private List<Pane> read(String modelId) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            TopicEnd end = TopicEnd.now(consumer);
            long first = consumer.beginningOffsets(List.of(partition)).get(partition);
            consumer.seek(partition, Math.max(first, end.offsets().get(partition) - MOST_RECORDS));
            List<Pane> panes = new ArrayList<>();
            end.readTo(consumer, record -> pane(record.value(), modelId).ifPresent(panes::add));
            return panes;
        }
    }

    private Optional<Pane> pane(byte[] value, String modelId) {
        try {
            PaneNews news = new PaneNewsSerde().deserializer().deserialize(topic.name(), value);
            return news instanceof ClosedPane closed && closed.modelId().equals(modelId)
                    ? Optional.of(closed.pane())
                    : Optional.empty();
        } catch (SerializationException e) {
            LOG.debug("Passed over a record on {}: {}", topic.name(), e.getMessage());
            return Optional.empty();
        }
    }
}
