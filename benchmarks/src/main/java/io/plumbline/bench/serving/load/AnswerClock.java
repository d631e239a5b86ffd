package io.plumbline.bench.serving.load;

import io.plumbline.contract.connection.KafkaConnection;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads answers as they come, and takes the time from the moment at which their images were to be sent. Their keys, which are
 * those of the images, tell it.
 */
final class AnswerClock implements Runnable, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    /** Some dozens of answers, or as many as come in a moment: a request for each would keep the broker from its work. */
    private static final int FETCH_BYTES = 16 << 10;

    private static final int FETCH_WAIT_MILLIS = 5;

    private final Consumer<byte[], byte[]> consumer;
    private final long[] latencies;
    private final int warmUp;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicReference<KafkaException> failure = new AtomicReference<>();
    private int counted;

    /**
     * Begins with the next answer.
     *
     * @param isolation {@code read_committed} or {@code read_uncommitted}
     * @param images how many answers to wait for
     * @param warmUp how many images are not counted
     */
    AnswerClock(KafkaConnection connection, String topic, String isolation, int images, int warmUp) {
        this.latencies = new long[images];
        this.warmUp = warmUp;
        this.consumer = new KafkaConsumer<>(
                connection.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation,
                        ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, images)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Ends early where the broker fails; {@link #failure} says why. */
    @Override
    public void run() {
        try {
            readAnswers();
        } catch (KafkaException e) {
            failure.set(e);
        }
    }

    private void readAnswers() {
        while (seen.get() < latencies.length && !Thread.currentThread().isInterrupted()) {
            ConsumerRecords<byte[], byte[]> answers = consumer.poll(POLL);
            long now = System.nanoTime();
            for (ConsumerRecord<byte[], byte[]> answer : answers) {
                ByteBuffer key = ByteBuffer.wrap(answer.key());
                int number = key.getInt();
                // Before a commit, an answer may be seen twice.
                if (number >= warmUp && counted < latencies.length) {
                    latencies[counted++] = now - key.getLong();
                }
            }
            seen.addAndGet(answers.count());
        }
    }

    /** Why {@link #run} ended early, if it did. */
    Optional<KafkaException> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** How many answers have come. */
    int seen() {
        return seen.get();
    }

    /** When {@link #run} has ended. */
    Latencies latencies() {
        return Latencies.ofNanos(latencies, counted);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
