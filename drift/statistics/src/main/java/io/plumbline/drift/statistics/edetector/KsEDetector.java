package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sequential Kolmogorov–Smirnov test with a guarantee: on average at least a wanted number of healthy images pass until
 * it raises a false alarm, under any dependence between features.
 *
 * <p>A reference of n images is itself off by about 1/√n, so on a long enough stream every test that takes it for the truth
 * ends in a false alarm. Each null hypothesis is therefore an upper confidence limit p0 (Clopper–Pearson, at a level of
 * .001 shared by all d · 31 edges · 2 sides) of the probability of an {@link Event}, or the reference share plus the
 * tolerance if that is larger. On each event there is a bet for each gap γ of {.02, .05, .15, .4, .8}, with the
 * {@link Payoff} of p1 = p0 + γ(1−p0); on a healthy stream none pays more than 1 on average. For a pane of w images, c of
 * which the event happened to, a bet's M becomes
 *
 * <pre>log M ← log(w + M) + c·log(p1/p0) + (w−c)·log((1−p1)/(1−p0))</pre>
 *
 * (Shiryaev–Roberts: as if w fresh units of money were put in with each pane), so that the mean M over all bets, less the
 * images seen, is a supermartingale. The alarm is raised when that mean reaches the run length: by optional stopping, the
 * expected number of images until then is at least that. It holds for all but one in a thousand reference samples, as long
 * as, given the earlier panes, the images of a pane are independent, fall into the event with a probability that on average
 * over the pane is at most p0, and pane sizes do not depend on values. Bursts of identical images break it.
 *
 * <p>J. Shin, A. Ramdas and A. Rinaldo, "E-detectors: a nonparametric framework for sequential change detection", The New
 * England Journal of Statistics in Data Science 2 (2024), 229–260.
 */
public final class KsEDetector {

    private final Binning binning;
    private final List<FeatureBets> bets;
    private final int fingerprint;
    private final double logThreshold;

    /**
     * A detector for one reference.
     *
     * @param binning the features and their bins
     * @param reference the counts of the reference images in those bins
     * @param settings what to promise
     */
    public KsEDetector(Binning binning, BinCounts reference, EDetectorSettings settings) {
        this.binning = binning;
        List<List<Event>> events = Events.of(binning, reference, settings.tolerance());
        this.bets =
                events.stream().map(each -> new FeatureBets(each, Gaps.all())).toList();
        this.fingerprint = Events.fingerprint(events);
        this.logThreshold = Math.log((double) settings.runLengthImages());
    }

    /** Nothing seen yet. */
    public Evidence none() {
        return new Evidence(
                fingerprint,
                bets.stream().map(each -> Wealth.none(each.count())).toList());
    }

    /** Whether evidence comes from these very bets, and not from another reference or another tolerance. */
    public boolean owns(Evidence evidence) {
        return evidence.betsFingerprint() == fingerprint
                && evidence.features().stream()
                        .map(Wealth::bets)
                        .toList()
                        .equals(bets.stream().map(FeatureBets::count).toList());
    }

    /**
     * The evidence after one more pane, which must have been counted in the reference's bins.
     *
     * @throws IllegalArgumentException if the evidence comes from other bets
     */
    public Evidence next(Evidence evidence, BinCounts pane) {
        if (!owns(evidence)) {
            throw new IllegalArgumentException(
                    "Evidence from %d bets %08x belongs to another reference or tolerance; this one has %d bets %08x"
                            .formatted(evidence.bets(), evidence.betsFingerprint(), none().bets(), fingerprint));
        }
        return new Evidence(
                fingerprint,
                IntStream.range(0, bets.size())
                        .mapToObj(feature ->
                                bets.get(feature).next(evidence.features().get(feature), pane))
                        .toList());
    }

    /** What the evidence means. */
    public Confirmation judge(Evidence evidence) {
        double logMean = evidence.logMean();
        List<FeatureEvidence> strongest = IntStream.range(0, bets.size())
                .mapToObj(feature ->
                        strongest(bets.get(feature), evidence.features().get(feature)))
                .toList();
        return new Confirmation(logMean, logThreshold, strongest, logMean >= logThreshold);
    }

    private FeatureEvidence strongest(FeatureBets featureBets, Wealth wealth) {
        int bet = wealth.strongest();
        Event event = featureBets.eventOf(bet);
        float edge = binning.bins(event.feature()).edge(event.bin());
        return new FeatureEvidence(wealth.logM(bet), event.side(), edge, event.referenceShare());
    }
}
