package io.plumbline.bench.drift.trial;

import io.plumbline.bench.drift.population.StudyReference;
import io.plumbline.drift.statistics.judge.Judgement;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells a new alarm from one that goes on: the e-detector begins again by itself, the rolling tests when their window holds
 * newer images only, as they were calibrated.
 */
public final class AlarmCount {

    private final int windowImages;
    private final Map<Detector, Long> maySpeakFrom = new EnumMap<>(Detector.class);

    public AlarmCount(StudyReference reference) {
        this.windowImages = reference.profile().calibration().settings().windowImages();
    }

    /** Whether this detector raises an alarm, and not the one that it raised before. */
    public boolean isNew(Detector detector, Judgement judgement) {
        long seen = judgement.state().imagesSeen();
        if (seen < maySpeakFrom.getOrDefault(detector, 0L) || !detector.speaks(judgement)) {
            return false;
        }
        maySpeakFrom.put(detector, seen + (detector == Detector.E_DETECTOR ? 0 : windowImages));
        return true;
    }
}
