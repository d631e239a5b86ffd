package io.plumbline.bench.serving;

import io.plumbline.bench.report.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one contender, in images per second, by its settings. */
final class Samples {

    private final Map<String, List<Double>> bySettings = new LinkedHashMap<>();

    /** The same as was told by {@link #all}. */
    static Samples of(Map<String, List<Double>> all) {
        Samples samples = new Samples();
        samples.bySettings.putAll(all);
        return samples;
    }

    void add(String settings, double imagesPerSecond) {
        bySettings.computeIfAbsent(settings, key -> new ArrayList<>()).add(imagesPerSecond);
    }

    /** The settings with the largest median. */
    String best() {
        return Collections.max(
                        bySettings.entrySet(),
                        Map.Entry.comparingByValue((a, b) -> Double.compare(Median.of(a), Median.of(b))))
                .getKey();
    }

    /** The median at the best settings. */
    double figure() {
        return Median.of(bySettings.get(best()));
    }

    /** The smallest at the best settings. */
    double least() {
        return Collections.min(bySettings.get(best()));
    }

    /** The largest at the best settings. */
    double most() {
        return Collections.max(bySettings.get(best()));
    }

    /** Everything that was measured. */
    Map<String, List<Double>> all() {
        return Collections.unmodifiableMap(bySettings);
    }
}
