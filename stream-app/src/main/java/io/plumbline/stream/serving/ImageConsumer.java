package io.plumbline.stream.serving;

import io.plumbline.stream.count.ServingCounters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main consumer of a stream thread, which sees to it that no image goes unserved without a word.
 *
 * <p>Left to itself, Streams treats a position that was deleted from the log like a first start: it goes to the oldest
 * image, or, where the first start is {@link FirstStart#LATEST}, past all that are still there. Here it goes on with the
 * oldest image in either case, and what lies between is counted and said. Since the position is the offset that was
 * committed last, or the one behind the last image fetched, neither a first start nor the markers of a sender's
 * transactions look like a loss.
 *
 * <p>Where a first start begins is said, since a group whose offsets have expired begins anew as well, and committed at
 * once. Otherwise whoever takes the partition over before its first image is answered would begin a first time too, and
 * later.
 */
final class ImageConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(ImageConsumer.class);

    private final FirstStart firstStart;
    private final ServingCounters counters;
    private final InstantSource clock;
    private Instant polled;

    ImageConsumer(Map<String, Object> settings, FirstStart firstStart, ServingCounters counters, InstantSource clock) {
        super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.firstStart = firstStart;
        this.counters = counters;
        this.clock = clock;
        this.polled = clock.instant();
    }

    /** Does not wait for images if Streams broke off those of the last poll, of which there are more to be answered. */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        boolean brokenOff = polled.plus(StreamsSettings.TURN.dividedBy(2)).isBefore(clock.instant());
        ConsumerRecords<byte[], byte[]> images = polled(brokenOff ? Duration.ZERO : timeout);
        polled = clock.instant();
        return images;
    }

    private ConsumerRecords<byte[], byte[]> polled(Duration timeout) {
        try {
            return super.poll(timeout);
        } catch (NoOffsetForPartitionException e) {
            orNextTime(() -> begin(e.partitions()));
        } catch (OffsetOutOfRangeException e) {
            orNextTime(() -> goOn(e.offsetOutOfRangePartitions()));
        }
        return ConsumerRecords.empty();
    }

    /** What does not work out now, because the group or the broker is busy, comes up again at the next poll. */
    private static void orNextTime(Runnable step) {
        try {
            step.run();
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
            LOG.info("A position on the images is settled at the next poll: {}", e.toString());
        }
    }

    private void begin(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> starts = (firstStart == FirstStart.EARLIEST
                        ? beginningOffsets(partitions)
                        : endOffsets(partitions))
                .entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, start -> new OffsetAndMetadata(start.getValue())));
        commitSync(starts);
        starts.forEach((partition, start) -> {
            LOG.warn(
                    "{} begins at offset {}, the {} image: the group {} has no committed offset there. Either this is its first"
                            + " start on that partition, or its offsets have expired",
                    partition,
                    start.offset(),
                    firstStart == FirstStart.EARLIEST ? "oldest" : "next",
                    groupMetadata().groupId());
            seek(partition, start);
        });
    }

    /**
     * The new position is not committed: if this process is killed before it has answered what it still holds, its
     * successor must find the gap.
     */
    private void goOn(Map<TopicPartition, Long> positions) {
        Map<TopicPartition, Long> oldest = beginningOffsets(positions.keySet());
        Map<TopicPartition, Long> beyond = new HashMap<>();
        positions.forEach((partition, position) -> {
            long next = oldest.get(partition);
            if (position < next) {
                lost(partition, position, next);
                seek(partition, next);
            } else {
                beyond.put(partition, position);
            }
        });
        if (!beyond.isEmpty()) {
            beyond.forEach(this::beyondEnd);
            // Streams answers this like a first start.
            throw new OffsetOutOfRangeException(beyond);
        }
    }

    private void beyondEnd(TopicPartition partition, long position) {
        counters.positionBeyondEnd();
        LOG.error(
                "Serving was to go on at offset {} of {}, which ends before that: the topic was made anew, or lost its end with"
                        + " a broker. It begins anew with the {} image",
                position,
                partition,
                firstStart == FirstStart.EARLIEST ? "oldest" : "next");
    }

    private void lost(TopicPartition partition, long position, long next) {
        counters.lost(next - position);
        LOG.error(
                "Up to {} images of {} were deleted before they were served, offsets {} to {}: their retention is over, or"
                        + " someone deleted records. Serving goes on at offset {}",
                next - position,
                partition,
                position,
                next - 1,
                next);
    }
}
