package io.plumbline.bench.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of one contender, in images per second, by its settings. */
final class Samples {

    private final Map<String, List<Double>> bySettings = new LinkedHashMap<>();

    void add(String settings, double imagesPerSecond) {
        bySettings.computeIfAbsent(settings, key -> new ArrayList<>()).add(imagesPerSecond);
    }

    /** The settings with the largest median. */
    String best() {
        return Collections.max(
                        bySettings.entrySet(),
                        Map.Entry.comparingByValue((a, b) -> Double.compare(median(a), median(b))))
                .getKey();
    }

    /** The median at the best settings. */
    double figure() {
        return median(bySettings.get(best()));
    }

    /** Everything that was measured. */
    Map<String, List<Double>> all() {
        return Collections.unmodifiableMap(bySettings);
    }

    /** The middle one, or the mean of the middle two. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
