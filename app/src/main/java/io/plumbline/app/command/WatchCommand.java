package io.plumbline.app.command;

import io.plumbline.app.watch.Watchable;
import io.plumbline.contract.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what passes on a topic. */
@Command(
        name = "watch",
        description = "Print predictions, rejections, alerts, reports, models or retrainings.",
        footer = {"", "Example: ./plumbline watch alerts --from-beginning --json"})
public final class WatchCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);

    @Mixin
    private ConnectionOptions kafka;

    @Parameters(paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
    private Watchable what;

    @Option(names = "--json", description = "One JSON object a line, for programs.")
    private boolean json;

    @Option(
            names = "--from-beginning",
            description = "Everything that is on the topic (default: what comes from now on).")
    private boolean fromBeginning;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "9223372036854775807",
            description = "End after so many (default: go on until Ctrl-C).")
    private long max;

    @Override
    public Integer call() {
        Topic<?, ?> topic = what.topic(kafka.topics());
        Map<String, Object> settings = kafka.reachable()
                .with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false));
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assign(consumer, topic);
            print(consumer, topic);
        }
        return ExitCode.DONE;
    }

    private void assign(Consumer<byte[], byte[]> consumer, Topic<?, ?> topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw CommandFailed.broker(
                    "There is no topic %s. Make the topics with './plumbline topics create'.".formatted(topic.name()),
                    null);
        }
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    private void print(Consumer<byte[], byte[]> consumer, Topic<?, ?> topic) {
        long printed = 0;
        while (printed < max && isRead()) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (printed < max) {
                    print(topic, message);
                    printed++;
                }
            }
        }
    }

    /** Whoever read this through a pipe may have ended, as {@code head} does. */
    private static boolean isRead() {
        return !System.out.checkError();
    }

    private void print(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> message) {
        try {
            System.out.println(what.line(topic, message, json));
        } catch (SerializationException e) {
            System.err.printf(
                    "%s-%d offset %d: %s%n", message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }
}
