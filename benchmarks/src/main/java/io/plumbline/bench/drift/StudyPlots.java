package io.plumbline.bench.drift;

import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.Detector;
import io.plumbline.trainer.document.Axis;
import io.plumbline.trainer.document.Plot;
import io.plumbline.trainer.document.Plot.Point;
import io.plumbline.trainer.document.Plot.Series;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The findings as plots. */
final class StudyPlots {

    private static final String BLUE = "#3b82c4";
    private static final String ORANGE = "#e08a2c";
    private static final String GREY = "#999999";
    private static final int LINE_HEIGHT = 24;

    private StudyPlots() {}

    /** By file name. */
    static Map<String, Plot> of(Findings findings) {
        return Map.of(
                "run-length.svg", runLengths(findings),
                "delay.svg", delays(findings.shifts()),
                "power.svg", power(findings.power()));
    }

    private static Plot runLengths(Findings findings) {
        int references = findings.healthy().size();
        Plot plot = new Plot(
                "Images per false alarm of the rolling test, by reference (asked: 100 000)",
                120 + references * LINE_HEIGHT,
                Axis.logarithmic(1_000, 1_000_000, 1_000.0, 10_000.0, 50_000.0, 100_000.0, 200_000.0, 1_000_000.0),
                Axis.linear(-1, references));
        IntStream.range(0, references).forEach(i -> plot.row(references - 1.0 - i, "reference " + (i + 1)));
        return plot.mark(80_000)
                .mark(160_000)
                .series(new Series("calibrated", BLUE, false, runLengths(findings, Detector.ROLLING_KS)))
                .series(new Series("p < .05", GREY, false, runLengths(findings, Detector.NAIVE_KS)));
    }

    private static List<Point> runLengths(Findings findings, Detector detector) {
        int references = findings.healthy().size();
        return IntStream.range(0, references)
                .mapToObj(i -> {
                    Estimate.Counted counted = findings.healthy().get(i).of(detector);
                    double runLength = (double) counted.whole() / Math.max(1, counted.parts());
                    return new Point(runLength, references - 1.0 - i);
                })
                .toList();
    }

    private static Plot delays(Map<StudyShift, ShiftFindings> shifts) {
        int rows = StudyShift.values().length;
        Plot plot = new Plot(
                "Mean images from the shift to the alarm",
                120 + rows * LINE_HEIGHT,
                Axis.logarithmic(20, 5_000, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0),
                Axis.linear(-1, rows));
        for (StudyShift shift : StudyShift.values()) {
            plot.row(row(shift), shift.title());
        }
        return plot.series(new Series("rolling KS", BLUE, false, delays(shifts, Detector.ROLLING_KS)))
                .series(new Series("e-detector", ORANGE, false, delays(shifts, Detector.E_DETECTOR)))
                .series(new Series("p < .05", GREY, false, delays(shifts, Detector.NAIVE_KS)));
    }

    private static List<Point> delays(Map<StudyShift, ShiftFindings> shifts, Detector detector) {
        return shifts.entrySet().stream()
                .map(each -> new Point(each.getValue().delays().get(detector).value(), row(each.getKey())))
                .toList();
    }

    /** The first shift is at the top. */
    private static double row(StudyShift shift) {
        List<StudyShift> shifts = List.of(StudyShift.values());
        return shifts.size() - 1.0 - shifts.indexOf(shift);
    }

    private static Plot power(Findings.Power power) {
        return new Plot(
                        "Share of 24 shifts found by one test of n images",
                        360,
                        Axis.logarithmic(10, 1_000, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0),
                        Axis.linear(0, 1, 0.0, .25, .5, .75, 1.0))
                .grid()
                .series(new Series("all features", BLUE, true, power(power.all())))
                .series(new Series("probabilities", ORANGE, true, power(power.probabilities())))
                .series(new Series("false alarms", GREY, true, power(power.falseAlarms())));
    }

    private static List<Point> power(Map<Integer, Estimate> by) {
        return by.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Point(each.getKey(), each.getValue().value()))
                .toList();
    }
}
