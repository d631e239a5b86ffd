package io.plumbline.bench.drift;

import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.figures.Estimate.Counted;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.Detector;
import io.plumbline.bench.drift.trial.HealthyCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The findings as JSON: figures by name, each with its standard error beside it.
 *
 * @param falseAlarmRate of single tests while nothing has shifted, 0 to 1
 * @param attribution how often the alarm that confirms drift, the e-detector's, named first a declared feature, 0 to 1, the
 *     mean of all shifts
 * @param attributionOfRollingKs the same of the alarm that suspects it
 * @param outliers how well foreign images are told from the population, as an AUROC
 * @param estimatedAccuracyError how far guesses of the accuracy without labels are off, 0 to 1, the mean of all shifts
 *     whose delays are measured
 * @param trustedEstimatedAccuracyError the same over all guesses that were said to be trustworthy, whatever had shifted
 * @param nanosPerPrediction CPU time of judging in panes of 5 000
 */
record DriftReport(
        Findings.Circumstances settings,
        RunLengths runLength,
        Delays delay,
        Powers power,
        double falseAlarmRate,
        double falseAlarmRateStandardError,
        double attribution,
        double attributionStandardError,
        Map<String, Double> attributionByShift,
        double attributionOfRollingKs,
        double attributionOfRollingKsStandardError,
        Map<String, Double> attributionOfRollingKsByShift,
        Map<String, Double> outliers,
        Map<String, Double> outliersStandardError,
        double estimatedAccuracyError,
        double estimatedAccuracyErrorStandardError,
        OptionalDouble trustedEstimatedAccuracyError,
        double nanosPerPrediction,
        double nanosPerPredictionStandardError,
        double nanosPerPredictionInPanesOf50,
        double nanosPerPredictionInPanesOf50StandardError) {

    static DriftReport of(Findings findings) {
        Findings.Cost cost = findings.cost();
        Estimate falseAlarms = findings.power().falseAlarmRate();
        return new DriftReport(
                findings.circumstances(),
                RunLengths.of(findings),
                Delays.of(findings.shifts()),
                Powers.of(findings.power()),
                falseAlarms.value(),
                falseAlarms.standardError(),
                findings.attribution(Detector.E_DETECTOR).value(),
                findings.attribution(Detector.E_DETECTOR).standardError(),
                attribution(findings, Detector.E_DETECTOR),
                findings.attribution(Detector.ROLLING_KS).value(),
                findings.attribution(Detector.ROLLING_KS).standardError(),
                attribution(findings, Detector.ROLLING_KS),
                outliers(findings, Estimate::value),
                outliers(findings, Estimate::standardError),
                findings.guessError().value(),
                findings.guessError().standardError(),
                findings.trustedGuessError(),
                cost.largePanes().value(),
                cost.largePanes().standardError(),
                cost.smallPanes().value(),
                cost.smallPanes().standardError());
    }

    private static Map<String, Double> attribution(Findings findings, Detector detector) {
        return byShift(
                findings.shifts(), found -> found.attribution().get(detector).value());
    }

    private static Map<String, Double> outliers(Findings findings, Function<Estimate, Double> figure) {
        Map<String, Double> byTitle = new LinkedHashMap<>();
        findings.outliers().forEach((kind, found) -> byTitle.put(kind.title(), figure.apply(found)));
        return byTitle;
    }

    private static Map<String, Double> byShift(
            Map<StudyShift, ShiftFindings> shifts, Function<ShiftFindings, Double> figure) {
        Map<String, Double> byTitle = new LinkedHashMap<>();
        shifts.forEach((shift, found) -> byTitle.put(shift.title(), figure.apply(found)));
        return byTitle;
    }

    /**
     * How long healthy streams are silent, in images per false alarm; missing where there was no alarm.
     *
     * @param rollingKsShortest of all references
     * @param partitions on partitions of different mixes and rates
     */
    record RunLengths(
            Optional<Double> rollingKs,
            Optional<Double> rollingKsStandardError,
            Optional<Double> rollingKsShortest,
            Watched eDetector,
            Optional<Double> naiveKs,
            Optional<Double> naiveKsStandardError,
            Partitions partitions) {

        static RunLengths of(Findings findings) {
            Optional<Estimate> rolling = runLength(findings.healthy(), Detector.ROLLING_KS);
            Optional<Estimate> naive = runLength(findings.healthy(), Detector.NAIVE_KS);
            return new RunLengths(
                    rolling.map(Estimate::value),
                    rolling.map(Estimate::standardError),
                    shortest(findings.healthy(), Detector.ROLLING_KS),
                    Watched.of(findings.healthy(), Detector.E_DETECTOR),
                    naive.map(Estimate::value),
                    naive.map(Estimate::standardError),
                    new Partitions(
                            runLength(findings.partitions(), Detector.ROLLING_KS)
                                    .map(Estimate::value),
                            Watched.of(findings.partitions(), Detector.E_DETECTOR)));
        }

        static Optional<Estimate> runLength(List<HealthyCount> counts, Detector detector) {
            List<Counted> of = counts.stream().map(each -> each.of(detector)).toList();
            boolean none = of.stream().allMatch(each -> each.parts() == 0);
            return none ? Optional.empty() : Optional.of(Estimate.ofRatio(of));
        }

        static Optional<Double> shortest(List<HealthyCount> counts, Detector detector) {
            return counts.stream()
                    .map(each -> each.of(detector))
                    .filter(each -> each.parts() > 0)
                    .map(each -> (double) each.whole() / each.parts())
                    .min(Double::compare);
        }
    }

    /** How many images were watched, and how many false alarms were raised. */
    record Watched(long images, long alarms) {

        static Watched of(List<HealthyCount> counts, Detector detector) {
            List<Counted> of = counts.stream().map(each -> each.of(detector)).toList();
            return new Watched(
                    of.stream().mapToLong(Counted::whole).sum(),
                    of.stream().mapToLong(Counted::parts).sum());
        }
    }

    /** On partitions of different mixes and rates. */
    record Partitions(Optional<Double> rollingKs, Watched eDetector) {}

    /** Mean images by shift until the alarm. */
    record Delays(
            Map<String, Double> rollingKs,
            Map<String, Double> rollingKsStandardError,
            Map<String, Double> eDetector,
            Map<String, Double> eDetectorStandardError,
            Map<String, Double> naiveKs,
            Map<String, Double> naiveKsStandardError) {

        static Delays of(Map<StudyShift, ShiftFindings> shifts) {
            return new Delays(
                    delays(shifts, Detector.ROLLING_KS, Estimate::value),
                    delays(shifts, Detector.ROLLING_KS, Estimate::standardError),
                    delays(shifts, Detector.E_DETECTOR, Estimate::value),
                    delays(shifts, Detector.E_DETECTOR, Estimate::standardError),
                    delays(shifts, Detector.NAIVE_KS, Estimate::value),
                    delays(shifts, Detector.NAIVE_KS, Estimate::standardError));
        }

        private static Map<String, Double> delays(
                Map<StudyShift, ShiftFindings> shifts, Detector detector, Function<Estimate, Double> figure) {
            return byShift(shifts, found -> figure.apply(found.delays().get(detector)));
        }
    }

    /** Shares of samples that were told from the reference, by sample size. */
    record Powers(
            Map<Integer, Double> all,
            Map<Integer, Double> allStandardError,
            Map<Integer, Double> probabilities,
            Map<Integer, Double> probabilitiesStandardError) {

        static Powers of(Findings.Power power) {
            return new Powers(
                    map(power.all(), Estimate::value),
                    map(power.all(), Estimate::standardError),
                    map(power.probabilities(), Estimate::value),
                    map(power.probabilities(), Estimate::standardError));
        }

        private static Map<Integer, Double> map(Map<Integer, Estimate> of, Function<Estimate, Double> figure) {
            Map<Integer, Double> mapped = new TreeMap<>();
            of.forEach((size, estimate) -> mapped.put(size, figure.apply(estimate)));
            return mapped;
        }
    }
}
