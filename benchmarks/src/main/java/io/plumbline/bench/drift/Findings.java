package io.plumbline.bench.drift;

import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.peers.Peers.Comparison;
import io.plumbline.bench.drift.population.Foreign;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.Detector;
import io.plumbline.bench.drift.trial.HealthyCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * All that one run of the study found.
 *
 * @param circumstances under which it was found
 * @param healthy what each reference saw while nothing changed
 * @param partitions the same on partitions of different mixes and rates
 * @param shifts what came of each shift
 * @param power of single tests
 * @param guesses of the accuracy without labels, by what had shifted
 * @param outliers how well each kind of foreign images is told from the population, as an AUROC
 * @param cost of judging
 * @param peers on the same streams, if they were asked for
 */
record Findings(
        Circumstances circumstances,
        List<HealthyCount> healthy,
        List<HealthyCount> partitions,
        Map<StudyShift, ShiftFindings> shifts,
        Power power,
        Map<String, GuessFindings> guesses,
        Map<Foreign, Estimate> outliers,
        Cost cost,
        Optional<Comparison> peers) {

    /**
     * Under which circumstances.
     *
     * @param accuracies of the models, on test images of their own
     * @param features how many a model has
     * @param runs of each shift for each reference
     * @param cores that the JVM sees
     * @param measured when
     * @param seconds how long it all took
     */
    record Circumstances(
            boolean quick,
            long seed,
            List<Double> accuracies,
            int features,
            int runs,
            int cores,
            String java,
            String measured,
            double seconds) {}

    /**
     * Shares of samples that were told from the reference, by sample size.
     *
     * @param all by any of the features, over all shifts
     * @param probabilities by the class probabilities alone
     * @param naive by any of the features, each tested at .05 as if it were alone
     * @param falseAlarms by any of the features while nothing had shifted
     * @param naiveFalseAlarms the same, each tested as if it were alone
     * @param falseAlarmRate over all sizes
     */
    record Power(
            Map<Integer, Estimate> all,
            Map<Integer, Estimate> probabilities,
            Map<Integer, Estimate> naive,
            Map<Integer, Estimate> falseAlarms,
            Map<Integer, Estimate> naiveFalseAlarms,
            Estimate falseAlarmRate) {}

    /**
     * CPU time from features to judgement, in nanoseconds per prediction.
     *
     * @param largePanes in panes of 5 000
     * @param smallPanes in panes of 50
     */
    record Cost(Estimate largePanes, Estimate smallPanes) {}

    /** How often a detector named first what had been declared, the mean of the twelve shifts, 0 to 1. */
    Estimate attribution(Detector detector) {
        return Estimate.of(shifts.entrySet().stream()
                .filter(each -> each.getKey().hasTarget())
                .mapToDouble(each -> each.getValue().attribution().get(detector).value())
                .toArray());
    }

    /** How far guesses of the accuracy are off on average, over the twelve shifts, 0 to 1. */
    Estimate guessError() {
        return Estimate.of(Stream.of(StudyShift.values())
                .filter(StudyShift::hasTarget)
                .mapToDouble(shift -> guesses.get(shift.title()).error().value())
                .toArray());
    }

    /** The same over those guesses alone that were said to be trustworthy, whatever had shifted. */
    OptionalDouble trustedGuessError() {
        double weight =
                guesses.values().stream().mapToDouble(GuessFindings::trusted).sum();
        double sum = guesses.values().stream()
                .mapToDouble(found -> found.trusted() * found.trustedError())
                .sum();
        return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weight);
    }
}
