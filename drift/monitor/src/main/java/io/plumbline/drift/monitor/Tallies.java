package io.plumbline.drift.monitor;

import io.plumbline.drift.monitor.judging.Standing;
import io.plumbline.drift.monitor.labels.LabelTally;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;

/**
 * What this process counts and nothing else depends on.
 *
 * @param skipped predictions that are not judged
 * @param labels what became of labels
 * @param standing what the judge found last
 */
public record Tallies(SkippedPredictions skipped, LabelTally labels, Standing standing) {

    /** Nothing yet. */
    public static Tallies none() {
        return new Tallies(new SkippedPredictions(), new LabelTally(), new Standing());
    }
}
