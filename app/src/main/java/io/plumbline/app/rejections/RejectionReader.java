package io.plumbline.app.rejections;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what stands committed on {@code images-dlq} when it is asked: what is added while it reads, such as a replayed image
 * that was rejected once more, is not read. It belongs to no consumer group and commits nothing. For one thread.
 */
public final class RejectionReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_SILENT_POLLS = 300;

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;

    public RejectionReader(KafkaConnection connection, Topics topics) {
        this.topic = topics.rejections().name();
        this.consumer = new KafkaConsumer<>(
                connection.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Whether there is a topic to read. */
    public boolean topicExists() {
        return !consumer.partitionsFor(topic).isEmpty();
    }

    /**
     * Hands on every rejection that is selected, each once, those of a partition in their order.
     *
     * @return how many records, of those that had to be read, do not say why they are there, and were passed over
     * @throws TimeoutException if the broker stays silent for half a minute
     */
    public long read(Selection selection, java.util.function.Consumer<RejectedImage> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .filter(info -> selection.concerns(info.partition()))
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = seek(selection, partitions);
        long unreadable = 0;
        int silentPolls = 0;
        while (isBefore(ends)) {
            ConsumerRecords<byte[], byte[]> poll = consumer.poll(POLL);
            silentPolls = poll.isEmpty() ? silentPolls + 1 : 0;
            if (silentPolls > MOST_SILENT_POLLS) {
                throw new TimeoutException(
                        "Nothing more comes from %s, although its end is not reached".formatted(topic));
            }
            for (ConsumerRecord<byte[], byte[]> message : poll) {
                boolean wasThere = message.offset() < ends.get(new TopicPartition(topic, message.partition()));
                if (wasThere && !handOn(message, selection, each)) {
                    unreadable++;
                }
            }
        }
        return unreadable;
    }

    /** Goes to the first that can be selected in each partition, and returns where there are no more to come. */
    private Map<TopicPartition, Long> seek(Selection selection, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> starts = starts(selection, partitions, ends);
        ends.replaceAll((partition, end) -> Math.min(end - 1, selection.last(partition.partition())) + 1);
        starts.forEach((partition, start) -> consumer.seek(
                partition, Math.max(start, Math.min(ends.get(partition), selection.first(partition.partition())))));
        return ends;
    }

    /**
     * Where to begin. Rejections keep the times of their images, so a partition's times may run backwards; but before the
     * first that is of this time or later all are earlier.
     */
    private Map<TopicPartition, Long> starts(
            Selection selection, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        if (selection.since().isEmpty()) {
            return consumer.beginningOffsets(partitions);
        }
        long since = Math.max(0, selection.since().get().toEpochMilli());
        Map<TopicPartition, OffsetAndTimestamp> found =
                consumer.offsetsForTimes(partitions.stream().collect(Collectors.toMap(each -> each, each -> since)));
        Map<TopicPartition, Long> starts = new HashMap<>();
        partitions.forEach(partition -> starts.put(
                partition,
                Optional.ofNullable(found.get(partition))
                        .map(OffsetAndTimestamp::offset)
                        .orElse(ends.get(partition))));
        return starts;
    }

    private boolean isBefore(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static boolean handOn(
            ConsumerRecord<byte[], byte[]> message,
            Selection selection,
            java.util.function.Consumer<RejectedImage> each) {
        RejectedImage image;
        try {
            image = new RejectedImage(message, Rejection.read(message.headers()));
        } catch (SerializationException e) {
            return false;
        }
        if (selection.contains(image)) {
            each.accept(image);
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
