package io.plumbline.bench.swaps;

import io.plumbline.bench.audit.NumberedImages;
import io.plumbline.bench.serving.load.Beat;
import io.plumbline.contract.connection.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends images to a beat, from a thread of its own, whether or not answers come. */
final class SteadyFeed implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final String topic;
    private final NumberedImages images;
    private final Beat beat;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::feed, "steady-feed");
    private volatile boolean finished;
    private volatile int sent;

    private SteadyFeed(KafkaConnection connection, String topic, NumberedImages images, Beat beat) {
        this.topic = topic;
        this.images = images;
        this.beat = beat;
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        // So that the first image does not wait for it.
        producer.partitionsFor(topic);
    }

    /** Begins with the image of number 0. */
    static SteadyFeed start(KafkaConnection connection, String topic, NumberedImages images, Beat beat) {
        SteadyFeed feed = new SteadyFeed(connection, topic, images, beat);
        feed.thread.start();
        return feed;
    }

    /**
     * How many have been sent.
     *
     * @throws IllegalStateException if one could not be sent
     */
    int sent() {
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "An image could not be sent: " + failure.get().getMessage(), failure.get());
        }
        return sent;
    }

    /** Sends no more, and returns how many were sent in all when each of them is acknowledged. */
    int finish() throws InterruptedException {
        finished = true;
        thread.join();
        producer.flush();
        return sent();
    }

    @Override
    public void close() {
        finished = true;
        producer.close(FAREWELL);
    }

    /** Only this thread counts. */
    @SuppressWarnings({"NonAtomicVolatileUpdate", "FutureReturnValueIgnored"}) // The callback hears what comes of it.
    private void feed() {
        try {
            while (!finished && failure.get() == null) {
                beat.await(sent);
                producer.send(images.next(topic), (position, thrown) -> failure.compareAndSet(null, thrown));
                sent++;
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
