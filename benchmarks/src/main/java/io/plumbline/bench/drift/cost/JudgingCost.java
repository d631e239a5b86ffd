package io.plumbline.bench.drift.cost;

import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.bench.drift.shift.ImageChange;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The statistics alone, from features to judgement: bin numbers, pane, both detectors. In CPU time of one thread, which does
 * not count what else the machine does.
 */
public final class JudgingCost {

    private static final int ROUNDS = 8;

    private final StudyReference reference;
    private final int images;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * A measurement.
     *
     * @param images of each round
     */
    public JudgingCost(StudyReference reference, int images) {
        this.reference = reference;
        this.images = images;
    }

    /** Nanoseconds per prediction, the mean of eight rounds after as many that do not count. */
    public Estimate nanos(int paneImages) {
        double[] nanos = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double taken = round(paneImages);
            if (round >= 0) {
                nanos[round] = taken;
            }
        }
        return Estimate.of(nanos);
    }

    private double round(int paneImages) {
        Binning binning = reference.profile().binning();
        float[][] vectors = reference.model().scored(ImageChange.NONE).features();
        DriftState state = reference.judge().initial();
        long start = threads.getCurrentThreadCpuTime();
        int offset = 0;
        while (offset < images) {
            PaneBuilder builder = new PaneBuilder(binning);
            for (int end = offset + paneImages; offset < end; offset++) {
                builder.add(binning.row(vectors[offset % vectors.length]), 0, offset, offset);
            }
            state = reference.judge().judge(state, builder.build()).state();
        }
        return (double) (threads.getCurrentThreadCpuTime() - start) / offset;
    }
}
