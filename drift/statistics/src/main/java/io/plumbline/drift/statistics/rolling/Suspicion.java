package io.plumbline.drift.statistics.rolling;

import io.plumbline.drift.statistics.ks.KsResult;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.List;

/**
 * What the rolling test says after a pane.
 *
 * @param state what to judge the next pane with
 * @param window all panes of the window as one
 * @param full whether the window holds as many images as the test wants; before, nothing is suspected and nothing calm
 * @param features what was found in each feature
 * @param trends where each feature is going
 * @param maxT the largest T of all features
 * @param threshold λ: what maxT is compared with
 * @param nullLevel what maxT exceeds at one in twenty looks at a healthy stream
 * @param raised whether drift is suspected
 */
public record Suspicion(
        RollingState state,
        Pane window,
        boolean full,
        List<KsResult> features,
        List<Trend> trends,
        double maxT,
        double threshold,
        double nullLevel,
        boolean raised) {

    public Suspicion {
        features = List.copyOf(features);
        trends = List.copyOf(trends);
    }

    /** Whether the window looks like most windows of a healthy stream do. */
    public boolean calm() {
        return full && maxT < nullLevel;
    }
}
