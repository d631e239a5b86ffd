package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.ks.Direction;
import java.util.List;

/**
 * Watches how often something happens that either happens to an image or does not, such as a wrong label or an outlier: on
 * average at least a wanted number of images pass until it calls a rate too high that is none.
 *
 * <p>The rate in the reference is itself only an estimate, so the null hypothesis is its Clopper–Pearson upper limit at
 * level .001, or the reference rate plus the tolerance if that is larger. The bets, their payoffs and the promise are those
 * of {@link KsEDetector}, with this one event: it holds for all but one in a thousand references, as long as, given what
 * came before, the event happens to the images of one step independently and with a probability of at most the limit, on
 * average over the step, and steps are not cut by their outcomes.
 */
public final class BernoulliEDetector {

    private static final double LEVEL = 0.001;

    private final Event event;
    private final FeatureBets bets;
    private final int fingerprint;
    private final double logThreshold;

    /**
     * A detector for one reference.
     *
     * @param referenceHits how many reference images it happened to, 0 to below {@code referenceImages}
     * @param referenceImages how many reference images there were
     * @param settings what to promise, with images for those that are judged (those with a label, for accuracy), and with
     *     the tolerance as a difference of rates
     */
    public BernoulliEDetector(long referenceHits, long referenceImages, EDetectorSettings settings) {
        if (referenceHits < 0 || referenceHits >= referenceImages) {
            throw new IllegalArgumentException(
                    "A rate can be called too high if it is below 1: it happened to %d of %d reference images"
                            .formatted(referenceHits, referenceImages));
        }
        double share = (double) referenceHits / referenceImages;
        double limit = Math.max(
                ClopperPearson.upperLimit(referenceHits, referenceImages, LEVEL), share + settings.tolerance());
        if (!(limit < 1)) {
            throw new IllegalArgumentException(
                    "A reference rate of %s and a tolerance of %s leave no rate that would be too high"
                            .formatted(share, settings.tolerance()));
        }
        this.event = new Event(0, 0, Direction.UP, 1 - share, limit);
        this.bets = new FeatureBets(List.of(event), Gaps.all());
        this.fingerprint = Events.fingerprint(List.of(List.of(event)));
        this.logThreshold = Math.log((double) settings.runLengthImages());
    }

    /** p0: the largest rate that passes for healthy, above 0 and below 1. */
    public double limit() {
        return event.limit();
    }

    /** Nothing seen yet. */
    public Evidence none() {
        return new Evidence(fingerprint, List.of(Wealth.none(bets.count())));
    }

    /** Whether evidence comes from these very bets, and not from another reference or another tolerance. */
    public boolean owns(Evidence evidence) {
        return evidence.betsFingerprint() == fingerprint && evidence.bets() == bets.count();
    }

    /**
     * The evidence after some more images.
     *
     * @param images how many, 1 or more
     * @param hits how many of them it happened to, 0 to {@code images}
     * @throws IllegalArgumentException if the evidence comes from other bets
     */
    public Evidence next(Evidence evidence, int images, int hits) {
        if (images < 1 || hits < 0 || hits > images) {
            throw new IllegalArgumentException("It cannot have happened to %d of %d images".formatted(hits, images));
        }
        if (!owns(evidence)) {
            throw new IllegalArgumentException(
                    "Evidence of bets %08x belongs to another reference or tolerance; this one has bets %08x"
                            .formatted(evidence.betsFingerprint(), fingerprint));
        }
        return new Evidence(fingerprint, List.of(bets.next(evidence.features().get(0), images, hits)));
    }

    /** What the evidence means. */
    public RateJudgement judge(Evidence evidence) {
        double logMean = evidence.logMean();
        return new RateJudgement(logMean, logThreshold, logMean >= logThreshold);
    }
}
