package io.plumbline.bench.drift.trial;

import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.Arrivals;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import java.util.random.RandomGenerator;

/** Fills pane after pane from streams, as one partition does. By one thread. */
final class PaneFeed {

    /** What a pane holds at a moderate rate. */
    static final int PANE_IMAGES = 50;

    private final Binning binning;
    private final RandomGenerator random;
    private final int partition;
    private long offset;

    PaneFeed(StudyReference reference, RandomGenerator random, int partition) {
        this.binning = reference.profile().binning();
        this.random = random;
        this.partition = partition;
    }

    /** A pane of a stream. */
    Pane next(Arrivals<byte[]> arrivals, int images) {
        return next(arrivals, images, arrivals, 0);
    }

    /** A pane in which one stream ends and another begins. */
    Pane next(Arrivals<byte[]> older, int olderImages, Arrivals<byte[]> newer, int newerImages) {
        PaneBuilder builder = new PaneBuilder(binning);
        add(older, olderImages, builder);
        add(newer, newerImages, builder);
        return builder.build();
    }

    private void add(Arrivals<byte[]> arrivals, int images, PaneBuilder builder) {
        for (int i = 0; i < images; i++) {
            builder.add(arrivals.next(random), partition, offset, offset);
            offset++;
        }
    }
}
