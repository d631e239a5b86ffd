package io.plumbline.bench.drift.trial;

import io.plumbline.bench.drift.figures.Estimate.Counted;
import java.util.Map;

/**
 * What came of a stream in which nothing changed.
 *
 * @param images how long it was
 * @param alarms how many false alarms each detector raised
 */
public record HealthyCount(long images, Map<Detector, Long> alarms) {

    public HealthyCount {
        alarms = Map.copyOf(alarms);
    }

    /** Images and alarms of one detector. */
    public Counted of(Detector detector) {
        return new Counted(images, alarms.getOrDefault(detector, 0L));
    }
}
