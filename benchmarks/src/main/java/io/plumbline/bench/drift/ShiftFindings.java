package io.plumbline.bench.drift;

import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.DelayTrial.Alarm;
import io.plumbline.bench.drift.trial.Detector;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What came of one shift.
 *
 * @param delays how many shifted images came until a detector spoke
 * @param attribution how often what it named first was among what had been declared
 * @param silent in how many runs it had not spoken when they ended
 * @param named how often each feature was named first
 */
record ShiftFindings(
        Map<Detector, Estimate> delays,
        Map<Detector, Estimate> attribution,
        Map<Detector, Long> silent,
        Map<Detector, Map<String, Long>> named) {

    private static final int MOST_NAMED = 4;

    /**
     * Sums runs up.
     *
     * @param runs the runs of each reference
     */
    static ShiftFindings of(StudyShift shift, Collection<List<Map<Detector, Alarm>>> runs) {
        Map<Detector, Estimate> delays = new EnumMap<>(Detector.class);
        Map<Detector, Estimate> attribution = new EnumMap<>(Detector.class);
        Map<Detector, Long> silent = new EnumMap<>(Detector.class);
        Map<Detector, Map<String, Long>> named = new EnumMap<>(Detector.class);
        for (Detector detector : Detector.values()) {
            List<List<Alarm>> alarms = runs.stream()
                    .map(each -> each.stream().map(run -> run.get(detector)).toList())
                    .toList();
            delays.put(detector, mean(alarms, Alarm::images));
            attribution.put(
                    detector,
                    mean(
                            alarms,
                            alarm -> alarm.topFeature()
                                            .filter(shift.changes()::contains)
                                            .isPresent()
                                    ? 1
                                    : 0));
            silent.put(
                    detector,
                    alarms.stream()
                            .flatMap(List::stream)
                            .filter(alarm -> alarm.topFeature().isEmpty())
                            .count());
            named.put(
                    detector,
                    alarms.stream()
                            .flatMap(List::stream)
                            .map(Alarm::topFeature)
                            .flatMap(Optional::stream)
                            .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting())));
        }
        return new ShiftFindings(delays, attribution, silent, named);
    }

    private static Estimate mean(List<List<Alarm>> alarms, ToDoubleFunction<Alarm> of) {
        return Estimate.ofClusters(alarms.stream()
                .map(each -> each.stream().mapToDouble(of).toArray())
                .toList());
    }

    /** What was named first most often, at most four features with their shares of alarms. */
    String mostNamed(Detector detector) {
        Map<String, Long> counts = named.get(detector);
        long alarms = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_NAMED)
                .map(each -> "%s %.0f %%".formatted(each.getKey(), 100.0 * each.getValue() / alarms))
                .collect(Collectors.joining(", "));
    }
}
