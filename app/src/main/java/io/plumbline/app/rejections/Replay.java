package io.plumbline.app.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends rejected images to {@code images} again: the same key, value and headers, but for the headers that Plumbline added,
 * and with {@link ImageHeaders#REPLAY_OF} to tell them by. They go back to the partition that they came from, if there still
 * is one of that number, and are new there: they bear the present as their time.
 *
 * <p>Written by an idempotent producer in transactions of some hundred images, so each is on {@code images} at most once,
 * whatever fails. For one thread.
 */
public final class Replay implements AutoCloseable {

    /** What the names of all headers begin with that Plumbline adds. */
    static final String OWN_HEADERS = "plumbline-";

    private static final int MOST_IN_TRANSACTION = 500;
    private static final long MOST_BYTES_IN_TRANSACTION = 32 << 20;

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final int partitions;
    private final LongConsumer progress;
    private long committed;
    private int open;
    private long openBytes;
    private final Map<Integer, Long> sent = new TreeMap<>();
    private Map<Integer, Long> replayed = Map.of();

    /**
     * A replay.
     *
     * @param progress is told after each transaction how many images are replayed so far
     */
    public Replay(KafkaConnection connection, Topics topics, LongConsumer progress) {
        this(
                topics,
                new KafkaProducer<>(
                        connection.with(Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                topics.groupOf("replay-" + UUID.randomUUID()),
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                Topics.LARGEST_ANSWER_BYTES)),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                progress);
    }

    /** The same with this producer, which has a transactional id. */
    Replay(Topics topics, Producer<byte[], byte[]> producer, LongConsumer progress) {
        this.topic = topics.images().name();
        this.progress = progress;
        this.producer = producer;
        try {
            producer.initTransactions();
            this.partitions = producer.partitionsFor(topic).size();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Takes one image into the transaction, and commits that when it is full.
     *
     * @throws ReplayStoppedException if an image cannot be sent
     */
    public void send(RejectedImage image) {
        try {
            if (open == 0) {
                producer.beginTransaction();
            }
            var unused = producer.send(outgoing(image));
        } catch (KafkaException e) {
            throw stopped(e);
        }
        open++;
        openBytes += image.message().serializedValueSize();
        sent.put(image.place().partition(), image.place().offset());
        if (open == MOST_IN_TRANSACTION || openBytes >= MOST_BYTES_IN_TRANSACTION) {
            commit();
        }
    }

    /**
     * Commits what is left.
     *
     * @return how many images were replayed
     * @throws ReplayStoppedException if an image cannot be sent
     */
    public long finish() {
        commit();
        return committed;
    }

    private void commit() {
        if (open == 0) {
            return;
        }
        try {
            producer.commitTransaction();
        } catch (TimeoutException e) {
            throw ReplayStoppedException.inDoubt(committed, open, replayed, e);
        } catch (KafkaException e) {
            throw stopped(e);
        }
        committed += open;
        open = 0;
        openBytes = 0;
        replayed = Map.copyOf(sent);
        progress.accept(committed);
    }

    private ReplayStoppedException stopped(KafkaException cause) {
        return new ReplayStoppedException(committed, replayed, cause);
    }

    private ProducerRecord<byte[], byte[]> outgoing(RejectedImage image) {
        SourcePosition source = image.rejection().source();
        Integer partition = source.topic().equals(topic) && source.partition() < partitions ? source.partition() : null;
        return new ProducerRecord<>(
                topic, partition, null, image.message().key(), image.message().value(), headersOf(image));
    }

    private static Headers headersOf(RejectedImage image) {
        Headers headers = new RecordHeaders();
        for (Header header : image.message().headers()) {
            if (!header.key().startsWith(OWN_HEADERS)) {
                headers.add(header);
            }
        }
        SourcePosition place = new SourcePosition(
                image.message().topic(),
                image.message().partition(),
                image.message().offset());
        return headers.add(ImageHeaders.REPLAY_OF, place.toString().getBytes(UTF_8));
    }

    /** What is not committed by now is aborted. */
    @Override
    public void close() {
        producer.close();
    }
}
