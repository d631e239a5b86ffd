package io.plumbline.app.demo.sight;

import io.plumbline.app.demo.journal.Journal;
import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.app.demo.journal.SeenPrediction;
import io.plumbline.app.demo.journal.SeenRejection;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads, committed records only, every topic that Plumbline writes to, in a thread of its own. */
public final class Observer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final boolean fromNowOn;
    private final Journal journal;
    private final Sightings sightings = new Sightings();
    private final Map<String, Watcher> watchers = new HashMap<>();
    private final Thread thread = new Thread(this::observe, "observer");

    /** What to do with one record. */
    private interface Watcher {
        void see(ConsumerRecord<byte[], byte[]> message, double seenAtMillis);
    }

    /** What to do with one value. */
    private interface Sight<V> {
        void see(V value, double seenAtMillis);
    }

    /**
     * Looks at nothing yet.
     *
     * @param fromNowOn whether what stands there when it starts is somebody else's story
     */
    public Observer(KafkaConnection connection, Topics topics, boolean fromNowOn, Journal journal) {
        this.fromNowOn = fromNowOn;
        this.journal = journal;
        this.consumer = new KafkaConsumer<>(
                connection.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        watch(topics.predictions(), (prediction, seenAt) -> {
            journal.write(JournalFile.PREDICTIONS, new SeenPrediction(seenAt, prediction));
            sightings.sawPrediction(prediction.modelId());
        });
        watch(topics.driftReports(), (report, seenAt) -> journal.write(JournalFile.REPORTS, report));
        watch(topics.driftAlerts(), (alert, seenAt) -> {
            journal.write(JournalFile.ALERTS, alert);
            sightings.saw(alert);
        });
        watch(topics.retrainingTriggers(), (trigger, seenAt) -> {
            journal.write(JournalFile.TRIGGERS, trigger);
            sightings.saw(trigger);
        });
        watch(topics.retrainingVerdicts(), (verdict, seenAt) -> {
            journal.write(JournalFile.VERDICTS, verdict);
            sightings.saw(verdict);
        });
        watch(topics.modelEvents(), (event, seenAt) -> journal.write(JournalFile.MODEL_EVENTS, event));
        watchers.put(topics.rejections().name(), this::seeRejection);
    }

    public void start() {
        List<TopicPartition> partitions = watchers.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromNowOn) {
            consumer.seekToEnd(partitions);
            // Where the end is, is asked for only when it is needed; what is sent next must lie behind it.
            partitions.forEach(consumer::position);
        } else {
            consumer.seekToBeginning(partitions);
        }
        thread.start();
    }

    public Sightings sightings() {
        return sightings;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            if (thread.getState() == Thread.State.NEW) {
                consumer.close();
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <V> void watch(Topic<?, V> topic, Sight<V> sight) {
        watchers.put(
                topic.name(),
                (message, seenAt) ->
                        sight.see(topic.value().deserializer().deserialize(topic.name(), message.value()), seenAt));
    }

    private void seeRejection(ConsumerRecord<byte[], byte[]> message, double seenAtMillis) {
        journal.write(JournalFile.REJECTIONS, new SeenRejection(seenAtMillis, Rejection.read(message.headers())));
        sightings.sawAnswer();
    }

    private void observe() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    watchers.get(message.topic()).see(message, (double) System.currentTimeMillis());
                }
            }
        } catch (WakeupException e) {
            // Closed: what was seen until now is in the journal.
            return;
        } catch (RuntimeException e) {
            sightings.wentBlind(e);
        }
    }
}
