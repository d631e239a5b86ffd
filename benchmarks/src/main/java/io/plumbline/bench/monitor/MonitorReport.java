package io.plumbline.bench.monitor;

import io.plumbline.bench.report.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was measured in one run on one machine, in predictions per second.
 *
 * @param cores that the JVM sees, shared by monitor and broker
 * @param predictions how many there were
 * @param perSecond the runs of each variant, in their order
 * @param ratioToConstantJudgements the monitor's median beside that of the same with constant judgements
 * @param ratioToWithoutLabels the same beside that of a monitor that reads no labels
 */
record MonitorReport(
        int cores,
        long predictions,
        Map<Variant, List<Double>> perSecond,
        double ratioToConstantJudgements,
        double ratioToWithoutLabels) {

    static MonitorReport of(int cores, long predictions, Map<Variant, List<Double>> perSecond) {
        double own = Median.of(perSecond.get(Variant.PLUMBLINE));
        return new MonitorReport(
                cores,
                predictions,
                perSecond,
                own / Median.of(perSecond.get(Variant.CONSTANT_JUDGEMENTS)),
                own / Median.of(perSecond.get(Variant.WITHOUT_LABELS)));
    }

    /** For people, line by line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        perSecond.forEach((variant, rates) -> lines.add("%-20s %,10.0f predictions/s (%,.0f to %,.0f)"
                .formatted(
                        variant.title(),
                        Median.of(rates),
                        rates.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                        rates.stream().mapToDouble(Double::doubleValue).max().orElseThrow())));
        lines.add("%.2f of the same with constant judgements (to be at least 0.7), %.2f of the same without labels"
                .formatted(ratioToConstantJudgements, ratioToWithoutLabels));
        return lines;
    }
}
