package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads {@code images} and {@code labels} and joins them by image id.
 *
 * <p>Images are read from behind the last offsets that the trigger names. Those ranges are the window in which the drift was
 * seen, and most of it may stem from before: a window holds hundreds of images, of which some tens suffice to confirm a
 * drift. Whoever asks by hand or by the clock, and not for an episode, names the very images that are meant, which are read from
 * the first on, or the newest of them where they are more than are kept. On partitions that the trigger does not name, images are read from its time on: nothing of theirs was in the window,
 * so only what came later is known to have drifted. Labels are read from an hour before the first of these images, since
 * some senders know the truth beforehand.
 */
public final class KafkaRecentSource implements RecentSource {

    private static final Duration EARLY_LABELS = Duration.ofHours(1);
    private static final int WAITING_LABELS_PER_IMAGE = 4;

    private final TopicReader imageReader;
    private final TopicReader labelReader;
    private final BooleanSupplier stopped;
    private final long triggeredMillis;
    private final RecentImages images = new RecentImages();
    private final RecentLabels labels;
    private final Map<TopicPartition, Long> passedOver = new HashMap<>();
    private final long mostBytes;
    private int mostImages;
    private boolean newestOnly;
    private boolean labelsFound;

    /**
     * Goes to where the trigger's window ends.
     *
     * @param labelNames of the model
     * @param mostImages how many images are kept; no more than these are read until {@link #keepNewest} is called
     * @param mostBytes how much the kept images may take, encoded; ends the reading as {@code mostImages} does
     * @param stopped ends the reading early once it is true
     * @throws IllegalArgumentException if the trigger names partitions that are not those of {@code images}
     */
    public KafkaRecentSource(
            KafkaConnection connection,
            Topics topics,
            RetrainingTrigger trigger,
            List<String> labelNames,
            int mostImages,
            long mostBytes,
            BooleanSupplier stopped) {
        this.imageReader = new TopicReader(connection, topics.images().name());
        try {
            this.labelReader = new TopicReader(connection, topics.labels().name());
        } catch (RuntimeException e) {
            imageReader.close();
            throw e;
        }
        this.labels = new RecentLabels(
                topics.labels(),
                labelNames,
                images::contains,
                Math.multiplyExact(WAITING_LABELS_PER_IMAGE, mostImages));
        this.stopped = stopped;
        this.triggeredMillis = trigger.at().toEpochMilli();
        this.mostImages = mostImages;
        this.mostBytes = mostBytes;
        try {
            imageReader.seek(starts(trigger));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Map<TopicPartition, Long> starts(RetrainingTrigger trigger) {
        Map<TopicPartition, Long> starts = imageReader.since(triggeredMillis);
        Map<TopicPartition, Long> behind = new HashMap<>();
        for (OffsetRange range : trigger.sources()) {
            TopicPartition partition = new TopicPartition(range.topic(), range.partition());
            if (!starts.containsKey(partition)) {
                throw new IllegalArgumentException(
                        "The trigger names %s; the images are on %s".formatted(partition, starts.keySet()));
            }
            behind.merge(partition, start(trigger, range, starts.size()), Math::max);
        }
        starts.putAll(behind);
        return starts;
    }

    private long start(RetrainingTrigger trigger, OffsetRange range, int partitions) {
        return trigger.namesImages()
                ? Math.max(range.first(), range.last() + 1 - mostImages / partitions)
                : range.last() + 1;
    }

    @Override
    public void readOn(Duration patience) {
        // Whoever is labelled by now has arrived by now, so images are read after the labels' ends are known.
        Map<TopicPartition, Long> labelEnds = labelReader.ends();
        long read = imageReader.readTo(imageReader.ends(), this::takeImage, this::isEnough);
        findLabels();
        read += labelsFound && !newestOnly ? labelReader.readTo(labelEnds, labels::take, stopped) : 0;
        if (read == 0) {
            waitForNews(patience);
        }
    }

    private void waitForNews(Duration patience) {
        if (stopped.getAsBoolean()) {
            return;
        }
        if (isFull()) {
            labelReader.poll(patience, labels::take);
        } else {
            imageReader.poll(patience, this::takeImage);
        }
    }

    private void takeImage(ConsumerRecord<byte[], byte[]> record) {
        if (isFull()) {
            passedOver.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record.offset());
        } else {
            labels.imageKept(images.take(record));
        }
        if (newestOnly) {
            images.trimTo(mostImages, mostBytes);
        }
    }

    private boolean isEnough() {
        return stopped.getAsBoolean() || isFull();
    }

    private boolean isFull() {
        return !newestOnly && (images.size() >= mostImages || images.sizeBytes() >= mostBytes);
    }

    /** Goes to the first label that can matter, as soon as an image tells the time. */
    private void findLabels() {
        OptionalLong first = images.oldestMillis();
        if (!labelsFound && first.isPresent()) {
            long since = Math.min(first.getAsLong(), triggeredMillis) - EARLY_LABELS.toMillis();
            labelReader.seek(labelReader.since(since));
            labelsFound = true;
        }
    }

    @Override
    public List<LabelledRecent> labelled() {
        return images.oldestFirst().stream()
                .flatMap(image -> labels.classOf(image.id()).stream().map(label -> new LabelledRecent(image, label)))
                .toList();
    }

    @Override
    public int labelledCount() {
        return labels.size();
    }

    @Override
    public List<RecentImage> images() {
        return images.oldestFirst();
    }

    @Override
    public void keepNewest(int count) {
        mostImages = count;
        newestOnly = true;
        images.trimTo(count, mostBytes);
        // What came in one handful with the last image that there was room for may be among the newest.
        Map<TopicPartition, Long> forward = new HashMap<>(imageReader.positions());
        forward.putAll(passedOver);
        imageReader.ends().forEach((partition, end) -> forward.merge(partition, end - count, Math::max));
        imageReader.seek(forward);
    }

    @Override
    public long malformedLabels() {
        return labels.malformed();
    }

    @Override
    public void close() {
        imageReader.close();
        labelReader.close();
    }
}
