package io.plumbline.bench.chaos.feed;

import io.plumbline.bench.audit.NumberedImages;
import io.plumbline.contract.connection.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends images at a pace, from a thread of its own, and lets nothing be lost while the broker is away. */
public final class Feeder implements AutoCloseable {

    private static final long TICK_NANOS = 5_000_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(10);

    private final String topic;
    private final NumberedImages images;
    private final Producer<byte[], byte[]> producer;
    private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::feed, "feeder");
    private volatile double imagesPerSecond;
    private volatile int limit = Integer.MAX_VALUE;
    private volatile int sent;
    private volatile boolean closed;

    private Feeder(KafkaConnection connection, String topic, NumberedImages images) {
        this.topic = topic;
        this.images = images;
        String patience = Long.toString(LONGEST_ABSENCE.toMillis());
        producer = new KafkaProducer<>(
                connection.with(Map.of(
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                        // A leader that is not ready can refuse a batch and take the next; the first is then stuck.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, "5",
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, patience)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Begins at this pace. */
    public static Feeder start(
            KafkaConnection connection, String topic, NumberedImages images, double imagesPerSecond) {
        Feeder feeder = new Feeder(connection, topic, images);
        feeder.imagesPerSecond = imagesPerSecond;
        feeder.thread.start();
        return feeder;
    }

    /** Goes on at this pace. */
    public void setPace(double perSecond) {
        imagesPerSecond = perSecond;
    }

    /** How many have been sent. */
    public int sent() {
        throwFailure();
        return sent;
    }

    /** The offset of the last acknowledged image of each partition. */
    public Map<Integer, Long> lastOffsets() {
        throwFailure();
        return new HashMap<>(acknowledged);
    }

    /**
     * Goes on until so many have been sent in all, or those that have been sent if they are more, and returns when all of
     * them are acknowledged.
     */
    public void finish(int total, double perSecond) throws InterruptedException {
        imagesPerSecond = perSecond;
        limit = total;
        thread.join();
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ofSeconds(1));
    }

    private void feed() {
        try {
            sendAtThePace();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void sendAtThePace() {
        double due = 0;
        long last = System.nanoTime();
        while (!closed && sent < limit && failure.get() == null) {
            LockSupport.parkNanos(TICK_NANOS);
            long now = System.nanoTime();
            due += (now - last) / NANOS_PER_SECOND * imagesPerSecond;
            last = now;
            for (; due >= 1 && sent < limit && !closed; due--) {
                send(images.next(topic));
            }
        }
    }

    /** Only the feeding thread counts. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void send(ProducerRecord<byte[], byte[]> image) {
        var unused = producer.send(image, (position, error) -> {
            if (error == null) {
                acknowledged.merge(position.partition(), position.offset(), Math::max);
            } else {
                failure.compareAndSet(null, error);
            }
        });
        sent++;
    }

    private void throwFailure() {
        Exception error = failure.get();
        if (error != null && !closed) {
            throw new IllegalStateException("An image could not be sent: " + error.getMessage(), error);
        }
    }
}
