package io.plumbline.bench.drift;

import io.plumbline.bench.drift.DriftReport.RunLengths;
import io.plumbline.bench.drift.DriftReport.Watched;
import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.peers.PeerFigures;
import io.plumbline.bench.drift.population.Foreign;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.Detector;
import io.plumbline.bench.drift.trial.HealthyCount;
import io.plumbline.trainer.document.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The findings as tables, each with the dummy that alarms every N images, and with the test at p below .05. */
final class StudyTables {

    private static final String DUMMY = "dummy: alarm every N";
    private static final String MISSED = " ✗";
    private static final double PERCENT = 100;

    private StudyTables() {}

    static Table runLengths(Findings findings) {
        Table table = new Table(
                "detector",
                "asked",
                "images per false alarm",
                "shortest reference",
                "false alarms in images",
                "on unequal partitions");
        for (Detector detector : Detector.values()) {
            table.row(
                    detector.title(),
                    asked(detector),
                    RunLengths.runLength(findings.healthy(), detector)
                            .map(found -> mean(found) + kept(detector, found.value()))
                            .orElse("no alarm"),
                    RunLengths.shortest(findings.healthy(), detector)
                            .map(found -> "%,.0f".formatted(found)
                                    + (detector == Detector.ROLLING_KS && !Targets.isTolerable(found) ? MISSED : ""))
                            .orElse("no alarm"),
                    watched(findings.healthy(), detector),
                    RunLengths.runLength(findings.partitions(), detector)
                            .map(StudyTables::mean)
                            .orElse("no alarm"));
        }
        return table.row(DUMMY, "N", "N ± 0", "N", "images / N", "N");
    }

    private static String asked(Detector detector) {
        return switch (detector) {
            case ROLLING_KS -> "%,d".formatted(Targets.ROLLING_RUN_LENGTH);
            case E_DETECTOR -> "≥ %,d".formatted(Targets.E_DETECTOR_RUN_LENGTH);
            case NAIVE_KS -> "–";
        };
    }

    private static String kept(Detector detector, double runLength) {
        return detector == Detector.ROLLING_KS && !Targets.isKept(runLength) ? MISSED : "";
    }

    private static String watched(List<HealthyCount> counts, Detector detector) {
        Watched watched = Watched.of(counts, detector);
        return "%,d in %,d".formatted(watched.alarms(), watched.images())
                + (detector == Detector.E_DETECTOR && !Targets.isSeldom(watched.alarms(), watched.images())
                        ? MISSED
                        : "");
    }

    static Table delays(Map<StudyShift, ShiftFindings> shifts) {
        Table table = new Table(
                "shift", "rolling KS", "to reach", "e-detector", "to reach", "naive KS, p < .05", "dummy, N = 100 000");
        shifts.forEach((shift, found) -> table.row(
                shift.title(),
                delay(shift, found, Detector.ROLLING_KS),
                toReach(Targets.delay(shift, Detector.ROLLING_KS)),
                delay(shift, found, Detector.E_DETECTOR),
                toReach(Targets.delay(shift, Detector.E_DETECTOR)),
                delay(shift, found, Detector.NAIVE_KS),
                "%,d".formatted(Targets.ROLLING_RUN_LENGTH / 2)));
        return table;
    }

    private static String delay(StudyShift shift, ShiftFindings found, Detector detector) {
        Estimate delay = found.delays().get(detector);
        String silent = found.silent().get(detector) == 0
                ? ""
                : " (%d silent)".formatted(found.silent().get(detector));
        return mean(delay) + silent + (Targets.isSoonEnough(shift, detector, delay) ? "" : MISSED);
    }

    private static String toReach(int atMost) {
        return atMost == 0 ? "–" : "%,d".formatted(atMost);
    }

    static Table attribution(Map<StudyShift, ShiftFindings> shifts, int features) {
        Table table = new Table(
                "shift",
                "declared before",
                "rolling KS",
                "e-detector",
                "naive KS, p < .05",
                "dummy: any feature",
                "named first by the e-detector",
                "named first by rolling KS");
        shifts.forEach((shift, found) -> table.row(
                shift.title(),
                String.join(", ", new TreeSet<>(shift.changes())),
                attributed(found, Detector.ROLLING_KS),
                attributed(found, Detector.E_DETECTOR),
                share(found.attribution().get(Detector.NAIVE_KS).value()),
                share((double) shift.changes().size() / features),
                found.mostNamed(Detector.E_DETECTOR),
                found.mostNamed(Detector.ROLLING_KS)));
        return table;
    }

    private static String attributed(ShiftFindings found, Detector detector) {
        double share = found.attribution().get(detector).value();
        return share(share) + (share >= Targets.LEAST_ATTRIBUTION ? "" : MISSED);
    }

    static Table power(Findings.Power power) {
        Table table = new Table(
                "n",
                "all features",
                "to reach",
                "probabilities",
                "to reach",
                "false alarms",
                "naive, each at .05",
                "its false alarms",
                "dummy: every 20th sample");
        new TreeSet<>(power.all().keySet())
                .forEach(size -> table.row(
                        "%,d".formatted(size),
                        found(power.all().get(size), Targets.powerOfAll(size)),
                        "%.2f".formatted(Targets.powerOfAll(size)),
                        found(power.probabilities().get(size), Targets.powerOfProbabilities(size)),
                        "%.2f".formatted(Targets.powerOfProbabilities(size)),
                        three(power.falseAlarms().get(size)),
                        three(power.naive().get(size)),
                        three(power.naiveFalseAlarms().get(size)),
                        "0.050"));
        return table;
    }

    /** Whatever is less than two standard errors below the target is not told from it. */
    private static String found(Estimate estimate, double target) {
        return three(estimate) + (estimate.value() + 2 * estimate.standardError() >= target ? "" : MISSED);
    }

    static Table guesses(Map<String, GuessFindings> guesses) {
        Table table = new Table(
                "shift", "accuracy", "guessed", "points off", "said to be trustworthy", "dummy: as before, points off");
        double before = guesses.get("none").real();
        guesses.forEach((title, found) -> table.row(
                title,
                "%.3f".formatted(found.real()),
                "%.3f".formatted(found.guessed()),
                points(found.error()),
                share(found.trusted()),
                "%.1f".formatted(PERCENT * Math.abs(before - found.real()))));
        return table;
    }

    static String guessError(Estimate error) {
        return points(error) + (error.value() <= Targets.MOST_GUESS_ERROR ? "" : MISSED);
    }

    private static String points(Estimate error) {
        return "%.1f ± %.1f".formatted(PERCENT * error.value(), PERCENT * error.standardError());
    }

    static Table outliers(Map<Foreign, Estimate> outliers) {
        Table table = new Table("foreign images", "AUROC of the outlier score", "to reach", "dummy: every Nth image");
        outliers.forEach((kind, auroc) -> table.row(
                kind.title(),
                three(auroc) + (auroc.value() >= Targets.LEAST_AUROC ? "" : MISSED),
                "%.2f".formatted(Targets.LEAST_AUROC),
                "0.500"));
        return table;
    }

    static Table peers(List<PeerFigures> peers, int features) {
        List<String> shifts = peers.get(0).delays().keySet().stream().sorted().toList();
        List<String> titles = new ArrayList<>(List.of("detector", "settings", "images per false alarm"));
        shifts.forEach(shift -> titles.add("images to " + shift));
        titles.add("µs per value");
        Table table = new Table(titles.toArray(String[]::new));
        for (PeerFigures peer : peers) {
            List<String> cells = new ArrayList<>(List.of(peer.name(), peer.settings(), perAlarm(peer)));
            shifts.forEach(shift -> cells.add(mean(Estimate.of(peer.delays().get(shift).stream()
                    .mapToDouble(Integer::doubleValue)
                    .toArray()))));
            cells.add("%.2f".formatted(peer.microsPerValue(features)));
            table.row(cells.toArray(String[]::new));
        }
        List<String> dummy = new ArrayList<>(List.of(DUMMY, "N = 1 000", "1,000"));
        shifts.forEach(shift -> dummy.add("500"));
        dummy.add("0");
        return table.row(dummy.toArray(String[]::new));
    }

    private static String perAlarm(PeerFigures peer) {
        return peer.alarms() == 0
                ? "none in %,d".formatted(peer.images())
                : "%,d (%,d in %,d)".formatted(peer.images() / peer.alarms(), peer.alarms(), peer.images());
    }

    static Table cost(Findings.Cost cost) {
        return new Table("panes of", "CPU time per prediction", "to reach")
                .row(
                        "5 000",
                        "%.0f ± %.0f ns"
                                        .formatted(
                                                cost.largePanes().value(),
                                                cost.largePanes().standardError())
                                + (cost.largePanes().value() <= Targets.MOST_NANOS ? "" : MISSED),
                        "500 ns")
                .row(
                        "50",
                        "%,.0f ± %.0f ns"
                                .formatted(
                                        cost.smallPanes().value(),
                                        cost.smallPanes().standardError()),
                        "–")
                .row("any, dummy: alarm every N", "0 ns", "–");
    }

    static String falseAlarmRate(Estimate rate) {
        boolean reached = rate.value() <= Targets.MOST_FALSE_ALARMS + 2 * rate.standardError();
        return three(rate) + (reached ? "" : MISSED);
    }

    private static String mean(Estimate estimate) {
        return "%,.0f ± %,.0f".formatted(estimate.value(), estimate.standardError());
    }

    private static String three(Estimate estimate) {
        return "%.3f ± %.3f".formatted(estimate.value(), estimate.standardError());
    }

    private static String share(double share) {
        return "%.0f %%".formatted(PERCENT * share);
    }
}
