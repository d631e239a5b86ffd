package io.plumbline.drift.monitor.judging;

import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.judge.PaneJudge;
import io.plumbline.drift.statistics.reference.ReferenceProfile;

/** Who judges a model, by what is normal for it. */
@FunctionalInterface
public interface Judges {

    /** Both detectors, which is what a monitor is for; whoever measures it puts something cheaper beside them. */
    Judges BY_BOTH_DETECTORS = DriftJudge::new;

    /**
     * The judge of one model.
     *
     * @throws IllegalArgumentException if the profile is not calibrated for these settings
     */
    PaneJudge of(ReferenceProfile profile, DriftSettings settings);
}
