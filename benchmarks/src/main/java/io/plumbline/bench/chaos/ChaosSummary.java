package io.plumbline.bench.chaos;

import java.util.ArrayList;
import java.util.List;

/** The figures for people. */
final class ChaosSummary {

    private ChaosSummary() {}

    static String of(ChaosReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("images         %,d: %,d predictions, %,d rejections"
                .formatted(report.images(), report.predictions(), report.rejections()));
        lines.add("kills          %d, and %d restarts of the broker; %d processes ended by themselves"
                .formatted(report.kills(), report.brokerRestarts(), report.endedByThemselves()));
        lines.add("transactions   %,d committed, %,d aborted with %,d answers in them"
                .formatted(report.transactionsCommitted(), report.transactionsAborted(), report.discardedAnswers()));
        lines.add("lost           %,d".formatted(report.lost()));
        lines.add("duplicated     %,d".formatted(report.duplicated()));
        lines.add("out of order   %,d".formatted(report.outOfOrder()));
        lines.add("misattributed  %,d".formatted(report.misattributed()));
        lines.add("recovery       p50 %.1f s, max %.1f s, of %d"
                .formatted(
                        report.recoverySeconds().p50(),
                        report.recoverySeconds().max(),
                        report.recoverySeconds().count()));
        report.recoveryWithoutBrokerSeconds()
                .ifPresent(spread ->
                        lines.add("               p50 %.1f s, max %.1f s, of the %d that left the broker running"
                                .formatted(spread.p50(), spread.max(), spread.count())));
        report.rollingRestart()
                .ifPresent(figures -> lines.add(
                        "SIGTERM        ended after %.1f s at most, %s; rolling restart: gap of %.2f s at most"
                                .formatted(
                                        figures.stopSeconds().max(),
                                        figures.leaveSeconds()
                                                .map(left -> "out of the group after %.1f s".formatted(left.max()))
                                                .orElse("stayed in the group"),
                                        figures.gapSeconds().max())));
        lines.add("control        %,d images, %d kills, at least once: %,d lost, %,d duplicated"
                .formatted(
                        report.control().images(),
                        report.control().kills(),
                        report.control().lost(),
                        report.control().duplicated()));
        lines.addAll(report.late());
        lines.add(
                report.isExact()
                        ? "Every image was answered exactly once."
                        : "This does not show that every image was answered exactly once.");
        if (!report.holds()) {
            lines.add("This does not hold what is promised.");
        }
        return String.join(System.lineSeparator(), lines);
    }
}
