package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.edetector.Confirmation;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.rolling.Suspicion;
import java.util.Comparator;
import java.util.List;

/**
 * What both detectors say about one model after a pane.
 *
 * @param state what to judge the next pane with
 * @param suspicion what the rolling test says
 * @param confirmation what the e-detector says, before it starts afresh if it has spoken
 * @param features where each feature stands, in the model's order
 */
public record Judgement(
        DriftState state, Suspicion suspicion, Confirmation confirmation, List<FeatureJudgement> features) {

    public Judgement {
        features = List.copyOf(features);
    }

    /** Whether the rolling test suspects drift. */
    public boolean suspected() {
        return suspicion.raised();
    }

    /** Whether the e-detector has spoken at this very pane. */
    public boolean confirmed() {
        return confirmation.raised();
    }

    /** Whether the window looks like most windows of a healthy stream do. */
    public boolean calm() {
        return suspicion.calm();
    }

    /** All images in the window as one pane, with its offsets and times. */
    public Pane window() {
        return suspicion.window();
    }

    /**
     * The features, what moved most first: by evidence if drift is confirmed (which sums up since long before the window),
     * else by T.
     */
    public List<FeatureJudgement> ranked() {
        Comparator<FeatureJudgement> least = confirmed()
                ? Comparator.comparingDouble(feature -> feature.evidence().logM())
                : Comparator.comparingDouble(feature -> feature.ks().t());
        return features.stream().sorted(least.reversed()).toList();
    }
}
