package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.KafkaPool;
import io.plumbline.trainer.dataset.LabelledImages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A data set out of {@code images} by ranges of offsets, joined by image id with {@code labels} from an hour before the first of
 * these images on. What has no label, or does not decode, is left out.
 */
public final class LabelledRanges {

    private static final Duration EARLY_LABELS = Duration.ofHours(1);
    private static final int NO_LABEL_WAITS = 1;

    private final KafkaConnection connection;
    private final Topics topics;

    public LabelledRanges(KafkaConnection connection, Topics topics) {
        this.connection = connection;
        this.topics = topics;
    }

    /** These images, with the labels that stand there now. */
    public KafkaPool known(List<OffsetRange> ranges) {
        try (TopicReader reader = new TopicReader(connection, topics.labels().name())) {
            return new KafkaPool(
                    ranges,
                    reader.ends().entrySet().stream()
                            .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
        }
    }

    /**
     * Reads them, oldest first: the same whenever they are read.
     *
     * @param labelNames the classes, in the order of their numbers
     * @param shape that every image has
     * @throws DataSetException if not all of the ranges are there, or nothing in them has a label and decodes
     */
    public LabelledImages read(KafkaPool pool, List<String> labelNames, InputShape shape) {
        List<OffsetRange> ranges = pool.images();
        RecentImages images = new RecentImages();
        try (TopicReader reader = new TopicReader(connection, topics.images().name())) {
            Map<TopicPartition, Long> ends = goTo(ranges, reader);
            reader.readTo(ends, record -> take(record, ranges, images), () -> false);
        }
        List<LabelledRecent> labelled = labelled(images, pool.labelEnds(), labelNames);
        LabelledImages decoded = Arrived.decoded(labelled, shape, OtherSizes.REJECTED, labelNames);
        if (decoded.size() == 0) {
            throw new DataSetException(
                    "Of %d images in %s, %d have a label of the classes %s, and none of these is an image of %s"
                            .formatted(images.size(), ranges, labelled.size(), labelNames, shape));
        }
        return decoded;
    }

    private static Map<TopicPartition, Long> goTo(List<OffsetRange> ranges, TopicReader reader) {
        Map<TopicPartition, Long> available = reader.ends();
        Map<TopicPartition, Long> starts = new HashMap<>(available);
        Map<TopicPartition, Long> ends = new HashMap<>(available);
        for (OffsetRange range : ranges) {
            TopicPartition partition = new TopicPartition(range.topic(), range.partition());
            if (!available.containsKey(partition) || range.last() >= available.get(partition)) {
                throw new DataSetException("%s offsets %d to %d are asked for; the topic ends at %s"
                        .formatted(partition, range.first(), range.last(), available));
            }
            boolean first = starts.get(partition) >= available.get(partition);
            starts.merge(partition, range.first(), Math::min);
            ends.merge(partition, range.last() + 1, first ? (end, last) -> last : Math::max);
        }
        reader.seek(starts);
        reader.positions().forEach((partition, position) -> {
            if (position > starts.get(partition)) {
                throw new DataSetException("%s offset %d is asked for; the first that is still there is %d"
                        .formatted(partition, starts.get(partition), position));
            }
        });
        return ends;
    }

    /** Records beyond the end may be among what is read. */
    private static void takeLabel(ConsumerRecord<byte[], byte[]> record, Map<Integer, Long> ends, RecentLabels labels) {
        if (record.offset() < ends.getOrDefault(record.partition(), Long.MAX_VALUE)) {
            labels.take(record);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, List<OffsetRange> ranges, RecentImages images) {
        if (ranges.stream()
                .anyMatch(range -> range.partition() == record.partition()
                        && range.first() <= record.offset()
                        && record.offset() <= range.last())) {
            images.take(record);
        }
    }

    private List<LabelledRecent> labelled(RecentImages images, Map<Integer, Long> ends, List<String> labelNames) {
        if (images.size() == 0) {
            return List.of();
        }
        RecentLabels labels = new RecentLabels(topics.labels(), labelNames, images::contains, NO_LABEL_WAITS);
        try (TopicReader reader = new TopicReader(connection, topics.labels().name())) {
            reader.seek(reader.since(images.oldestMillis().getAsLong() - EARLY_LABELS.toMillis()));
            Map<TopicPartition, Long> ofPartitions = new HashMap<>(reader.ends());
            ofPartitions.replaceAll((partition, now) -> Math.min(now, ends.getOrDefault(partition.partition(), now)));
            reader.readTo(ofPartitions, record -> takeLabel(record, ends, labels), () -> false);
        }
        return images.oldestFirst().stream()
                .flatMap(image -> labels.classOf(image.id()).stream().map(label -> new LabelledRecent(image, label)))
                .toList();
    }
}
