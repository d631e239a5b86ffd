package io.plumbline.bench.swaps;

import io.plumbline.bench.audit.Numbered;
import io.plumbline.bench.audit.Reply;
import io.plumbline.bench.serving.load.Beat;
import io.plumbline.bench.serving.load.Latencies;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Watches answers as they come, from a thread of its own, and takes each one's time from the moment at which its image was to
 * be sent. Of several answers to an image the first counts.
 */
final class AnswerTimes implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int FIRST_CAPACITY = 1 << 16;

    /** Stands for an answer that has not come. */
    private static final long NONE = -1;

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Beat beat;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::watch, "answer-times");
    private long[] nanos = missing(new long[FIRST_CAPACITY], 0);
    private int seen;

    private AnswerTimes(Consumer<byte[], byte[]> consumer, Topics topics, Beat beat) {
        this.consumer = consumer;
        this.topics = topics;
        this.beat = beat;
    }

    /**
     * Begins.
     *
     * @param consumer of both topics of answers; closed in the end
     * @param beat to which images are sent
     */
    static AnswerTimes start(Consumer<byte[], byte[]> consumer, Topics topics, Beat beat) {
        AnswerTimes times = new AnswerTimes(consumer, topics, beat);
        times.thread.start();
        return times;
    }

    /** How many images have an answer. */
    synchronized int seen() {
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "The answers can no longer be watched: " + failure.get().getMessage(), failure.get());
        }
        return seen;
    }

    /** How long the answers took whose images have the numbers from this one on and below that. */
    synchronized Latencies between(int from, int to) {
        return latencies(IntStream.range(from, to));
    }

    /** The same for two such ranges together. */
    synchronized Latencies within(int from, int to, int again, int end) {
        return latencies(IntStream.concat(IntStream.range(from, to), IntStream.range(again, end)));
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

    private Latencies latencies(IntStream numbers) {
        long[] times = numbers.filter(number -> number < nanos.length && nanos[number] != NONE)
                .mapToLong(number -> nanos[number])
                .toArray();
        return Latencies.ofNanos(times, times.length);
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
        int number = Numbered.numberOf(Reply.of(record, topics).imageId());
        if (number >= nanos.length) {
            int before = nanos.length;
            nanos = missing(Arrays.copyOf(nanos, Math.max(2 * before, number + 1)), before);
        }
        if (nanos[number] == NONE) {
            nanos[number] = now - beat.due(number);
            seen++;
        }
    }

    private static long[] missing(long[] times, int from) {
        Arrays.fill(times, from, times.length, NONE);
        return times;
    }
}
