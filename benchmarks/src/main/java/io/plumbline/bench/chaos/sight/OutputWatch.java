package io.plumbline.bench.chaos.sight;

import io.plumbline.bench.audit.AnswerReader;
import io.plumbline.bench.audit.Reply;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/** Watches, from a thread of its own, what is committed to {@code predictions} and {@code images-dlq}, and when. */
public final class OutputWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Topics topics;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<Integer, Long> answered = new HashMap<>();
    private final Map<Integer, Long> lastSeenNanos = new HashMap<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::watch, "output-watch");
    private long longestGapNanos;
    private long replies;

    private OutputWatch(KafkaConnection connection, Topics topics) {
        this.topics = topics;
        consumer = AnswerReader.committed(
                connection, topics.predictions().name(), topics.rejections().name());
    }

    public static OutputWatch start(KafkaConnection connection, Topics topics) {
        OutputWatch watch = new OutputWatch(connection, topics);
        watch.thread.start();
        return watch;
    }

    /** Whether each of these partitions of {@code images} has an answer to an image behind this offset. */
    public synchronized boolean hasAnswersBehind(Map<Integer, Long> offsets) {
        throwFailure();
        return offsets.entrySet().stream()
                .allMatch(each -> answered.getOrDefault(each.getKey(), -1L) > each.getValue());
    }

    /** The largest offset of an answered image on each partition of {@code images}. */
    public synchronized Map<Integer, Long> answered() {
        throwFailure();
        return new HashMap<>(answered);
    }

    /** How many answers have been seen. */
    public synchronized long replies() {
        throwFailure();
        return replies;
    }

    /** Begins anew to look for the longest gap. */
    public synchronized void forgetGaps() {
        longestGapNanos = 0;
        long now = System.nanoTime();
        lastSeenNanos.replaceAll((partition, before) -> now);
    }

    /** The longest time from one answer to the next on any partition since gaps were forgotten. */
    public synchronized Duration longestGap() {
        throwFailure();
        return Duration.ofNanos(longestGapNanos);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try (consumer) {
            while (true) {
                var polled = consumer.poll(POLL);
                long now = System.nanoTime();
                polled.forEach(record -> see(record, now));
            }
        } catch (WakeupException e) {
            return; // It was closed.
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private synchronized void see(ConsumerRecord<byte[], byte[]> record, long now) {
        Reply reply = Reply.of(record, topics);
        int partition = reply.source().partition();
        answered.merge(partition, reply.source().offset(), Math::max);
        Optional.ofNullable(lastSeenNanos.put(partition, now))
                .ifPresent(before -> longestGapNanos = Math.max(longestGapNanos, now - before));
        replies++;
    }

    private void throwFailure() {
        RuntimeException error = failure.get();
        if (error != null) {
            throw new IllegalStateException("The answers can no longer be watched: " + error.getMessage(), error);
        }
    }
}
