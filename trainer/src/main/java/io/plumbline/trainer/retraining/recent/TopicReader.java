package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.TopicEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of one topic up to where they end now, again and again, without a group. */
public final class TopicReader implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            // A live stream is read in handfuls that are worth it, not record by record.
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(256 << 10),
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "500",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    public TopicReader(KafkaConnection connection, String topic) {
        this(
                new KafkaConsumer<>(
                        connection.with(SETTINGS), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic);
    }

    TopicReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        try {
            this.partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Where each partition ends now. */
    public Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Where the first record stands that is not older than this; the end of a partition without one. */
    public Map<TopicPartition, Long> since(long timestampMillis) {
        Map<TopicPartition, Long> asked = partitions.stream()
                .collect(Collectors.toMap(Function.identity(), partition -> Math.max(0, timestampMillis)));
        Map<TopicPartition, Long> starts = new HashMap<>(ends());
        consumer.offsetsForTimes(asked).forEach((partition, found) -> {
            if (found != null) {
                starts.put(partition, found.offset());
            }
        });
        return starts;
    }

    /** Goes to these offsets, or to where a partition begins or ends if they lie outside. */
    public void seek(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = ends();
        offsets.forEach((partition, offset) ->
                consumer.seek(partition, Math.min(Math.max(offset, beginnings.get(partition)), ends.get(partition))));
    }

    /** Where it reads on. */
    public Map<TopicPartition, Long> positions() {
        return partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    }

    /**
     * Reads on until these offsets are reached; some records beyond them may be among what is read.
     *
     * @param enough asked between polls; ends the reading early
     * @return how many records were read
     * @throws org.apache.kafka.common.errors.TimeoutException if the broker stays silent for half a minute
     */
    public long readTo(Map<TopicPartition, Long> ends, Taker taker, BooleanSupplier enough) {
        AtomicLong read = new AtomicLong();
        new TopicEnd(ends)
                .readTo(
                        consumer,
                        record -> {
                            taker.take(record);
                            read.incrementAndGet();
                        },
                        enough);
        return read.get();
    }

    /** Reads what comes first, waiting at most this long for it. */
    public long poll(Duration patience, Taker taker) {
        long read = 0;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
            taker.take(record);
            read++;
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** What is done with a record. */
    public interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record);
    }
}
