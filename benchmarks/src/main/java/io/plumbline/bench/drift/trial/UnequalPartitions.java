package io.plumbline.bench.drift.trial;

import io.plumbline.bench.drift.population.StudyModel;
import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.bench.drift.shift.Mixture;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Four partitions as keyed senders fill them: they send 20, 15, 10 and 5 images of 50, and each sends 4, 3, 2 and 1 of ten
 * classes more often than the others do, so that all together send the population's mix. Their panes are merged.
 */
final class UnequalPartitions {

    private static final int[] IMAGES = {20, 15, 10, 5};
    private static final int IMAGES_PER_CLASS = 5;

    private final List<PaneFeed> feeds;
    private final List<Arrivals<byte[]>> own;
    private final Arrivals<byte[]> all;
    private final RandomGenerator random;

    UnequalPartitions(StudyReference reference, RandomGenerator random) {
        StudyModel model = reference.model();
        this.feeds = IntStream.range(0, IMAGES.length)
                .mapToObj(partition -> new PaneFeed(reference, random, partition))
                .toList();
        this.own = IntStream.range(0, IMAGES.length)
                .mapToObj(partition -> model.rowsOf(label -> owner(label) == partition))
                .toList();
        this.all = model.rows(Mixture.HEALTHY);
        this.random = random;
    }

    private static int owner(int label) {
        int classes = 0;
        for (int partition = 0; partition < IMAGES.length - 1; partition++) {
            classes += IMAGES[partition] / IMAGES_PER_CLASS;
            if (label < classes) {
                return partition;
            }
        }
        return IMAGES.length - 1;
    }

    /** What all of them sent in one stretch of time. */
    Pane next() {
        return IntStream.range(0, IMAGES.length)
                .mapToObj(this::pane)
                .reduce(Pane::plus)
                .orElseThrow();
    }

    /** About half of the images are of the partition's own classes, the others of any. */
    private Pane pane(int partition) {
        int ofOwn = 0;
        for (int i = 0; i < IMAGES[partition]; i++) {
            ofOwn += random.nextBoolean() ? 1 : 0;
        }
        return feeds.get(partition).next(own.get(partition), ofOwn, all, IMAGES[partition] - ofOwn);
    }
}
