package io.plumbline.app.demo.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.app.demo.journal.Journal;
import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.app.send.Pacer;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.shift.Shift;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends images from a thread of its own: first as fast as they go, then at a steady pace until it is stopped, and
 * labels some images later. Everything the broker acknowledged is written to the journal.
 */
public final class Feeder implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Topics topics;
    private final ImageMaker maker;
    private final Journal journal;
    private final Producer<byte[], byte[]> producer;
    private final LateLabels labels;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final double clockOffsetMillis = (double) System.currentTimeMillis() - System.nanoTime() / NANOS_PER_MILLI;
    private volatile Stage stage = Stage.RUSH;
    private volatile boolean stopped;
    private Thread thread;

    /**
     * A feeder that sends nothing yet.
     *
     * @param pool the images to send; the first {@code healthy} of them before the shift
     * @param labelling what labels are worth
     */
    public Feeder(
            KafkaConnection connection,
            Topics topics,
            LabelledImages pool,
            int healthy,
            EncodingMix mix,
            Shift shift,
            Labelling labelling,
            Journal journal,
            long seed) {
        this.topics = topics;
        this.journal = journal;
        this.maker = new ImageMaker(new ImageSupply(pool, healthy), mix, shift, seed);
        this.producer = new KafkaProducer<>(
                connection.with(Map.of(ProducerConfig.LINGER_MS_CONFIG, 2)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.labels =
                new LateLabels(producer, topics.labels(), labelling, pool.labelNames(), new SplittableRandom(~seed));
    }

    /**
     * Sends so many images as fast as they go, and returns when the last is acknowledged. They are all encoded before the
     * first is sent: who sends quickly has its images ready.
     */
    public void rush(int images) {
        List<OutgoingImage> ready =
                Stream.generate(() -> maker.next(Stage.RUSH, 0)).limit(images).toList();
        for (OutgoingImage image : ready) {
            if (!stopped) {
                send(image.dueAt(nowMillis()));
            }
        }
        producer.flush();
        throwFailure();
    }

    /** Goes on at this pace in a thread of its own, with healthy images at first. */
    public void keepPace(double imagesPerSecond) {
        stage = Stage.STEADY;
        thread = new Thread(() -> pace(imagesPerSecond), "feeder");
        thread.start();
    }

    /** What is sent from here on. */
    public void turnTo(Stage newStage) {
        stage = newStage;
    }

    /** How many images have been sent so far. */
    public long sent() {
        throwFailure();
        return sent.get();
    }

    /** Sends nothing more, and returns when all that was sent is acknowledged. */
    public void stop() throws InterruptedException {
        stopped = true;
        if (thread != null) {
            thread.join();
        }
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        stopped = true;
        producer.close(Duration.ofSeconds(5));
    }

    private void pace(double imagesPerSecond) {
        Pacer pacer = Pacer.at(imagesPerSecond);
        try {
            while (!stopped) {
                double dueAtMillis = pacer.awaitNext() / NANOS_PER_MILLI + clockOffsetMillis;
                OutgoingImage image = maker.next(stage, dueAtMillis);
                send(image);
                labels.imageSent(image);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(OutgoingImage image) {
        ProducerRecord<byte[], byte[]> outgoing = new ProducerRecord<>(
                topics.images().name(),
                image.key().getBytes(UTF_8),
                image.image().value());
        outgoing.headers().add(ImageHeaders.IMAGE_ID, image.id().getBytes(UTF_8));
        image.image().declaredType().ifPresent(type -> outgoing.headers()
                .add(ImageHeaders.CONTENT_TYPE, type.getBytes(UTF_8)));
        var unused = producer.send(outgoing, (position, error) -> {
            if (error == null) {
                journal.write(JournalFile.IMAGES, image.acknowledged(position.partition(), position.offset()));
            } else {
                failure.compareAndSet(null, error);
            }
        });
        sent.incrementAndGet();
    }

    private void throwFailure() {
        Exception error = failure.get();
        if (error != null) {
            throw new IllegalStateException("An image could not be sent: " + error.getMessage(), error);
        }
    }

    private double nowMillis() {
        return System.nanoTime() / NANOS_PER_MILLI + clockOffsetMillis;
    }
}
