package io.plumbline.bench.training;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Asks for a new model and hears what came of it. For one thread. */
final class TriggerAndVerdict implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Topic<String, RetrainingTrigger> triggers;
    private final Producer<String, RetrainingTrigger> producer;
    private final Consumer<String, RetrainingVerdict> consumer;

    TriggerAndVerdict(KafkaConnection connection, Topics topics) {
        this.triggers = topics.retrainingTriggers();
        Topic<String, RetrainingVerdict> verdicts = topics.retrainingVerdicts();
        this.producer = new KafkaProducer<>(
                connection.with(Map.of()),
                triggers.key().serializer(),
                triggers.value().serializer());
        this.consumer = new KafkaConsumer<>(
                connection.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                verdicts.key().deserializer(),
                verdicts.value().deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(verdicts.name()).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        // So that the trigger does not wait for it.
        producer.partitionsFor(triggers.name());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Without a trigger there will be no verdict.
    void trigger(RetrainingTrigger trigger) {
        producer.send(new ProducerRecord<>(triggers.name(), trigger.triggerId(), trigger));
        producer.flush();
    }

    /**
     * The first verdict.
     *
     * @param evidence follows what is said when none comes
     */
    RetrainingVerdict await(Duration patience, Supplier<String> evidence) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            for (ConsumerRecord<String, RetrainingVerdict> record : consumer.poll(POLL)) {
                return record.value();
            }
        }
        throw new IllegalStateException("No verdict came within %s:%n%s".formatted(patience, evidence.get()));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
