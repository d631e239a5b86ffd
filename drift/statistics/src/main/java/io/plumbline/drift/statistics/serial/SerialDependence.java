package io.plumbline.drift.statistics.serial;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Watches what both detectors take for granted: that, but for drift, images come one after another by chance. Sorted streams,
 * bursts of like images and senders that take turns break that, and then shares scatter more than chance would have it and
 * alarms come sooner than promised.
 *
 * <p>Pairs of neighbours are gathered until there are enough for a look; each look takes new ones. On a stream without order
 * the correlation r of N pairs is close to normal with mean 0 and variance 1/N, so r·√N of the d features are compared with the
 * standard normal quantile of 1 − α/d (Bonferroni), one-sided, for neighbours that differ more than chance would have it do no
 * harm. α = pairs per look / run length, so that looks warn falsely no more often, on average, than once in a run length. A
 * step in the distribution is order too: a look across the beginning of drift may warn, so a warning while an alarm is open
 * says no more than that.
 */
public final class SerialDependence {

    private final SerialSettings settings;
    private final int features;
    private final double critical;

    public SerialDependence(int features, SerialSettings settings) {
        this.settings = settings;
        this.features = features;
        double level = (double) settings.pairsPerLook() / settings.runLengthImages() / features;
        this.critical = -new NormalDistribution(null, 0, 1).inverseCumulativeProbability(level);
    }

    /** Nothing gathered yet. */
    public PairsByPartition none() {
        return PairsByPartition.empty(features);
    }

    /** The smallest correlation that a look of exactly the wanted number of pairs warns of. */
    public double smallestWarned() {
        return critical / Math.sqrt(settings.pairsPerLook());
    }

    /**
     * Adds the pairs of one pane or more, and looks if there are enough.
     *
     * @param gathered what the panes before led to, or {@link #none()}
     */
    public SerialLook next(PairsByPartition gathered, PairsByPartition panes) {
        PairsByPartition more = gathered.plus(panes);
        return more.pairs() < settings.pairsPerLook()
                ? new SerialLook(more, more.estimates(), List.of())
                : new SerialLook(none(), more.estimates(), dependent(more.estimates()));
    }

    private List<Integer> dependent(List<Autocorrelation> estimates) {
        return IntStream.range(0, features)
                .filter(feature -> exceeds(estimates.get(feature)))
                .boxed()
                .toList();
    }

    private boolean exceeds(Autocorrelation estimate) {
        return estimate.lagOne() * Math.sqrt((double) estimate.pairs()) > critical;
    }
}
