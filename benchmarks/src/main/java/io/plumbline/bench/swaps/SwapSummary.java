package io.plumbline.bench.swaps;

import io.plumbline.bench.swaps.SwapReport.Latency;

/** The figures for people. */
final class SwapSummary {

    private SwapSummary() {}

    static String of(SwapReport report) {
        return """
                swaps          %,d, of which the slowest took %.1f s; %,d packages refused
                rollbacks      %,d, of which the slowest took %.2f s
                images         %,d at %,.0f/s: %,d predictions, %,d rejections
                lost           %,d
                duplicated     %,d
                out of order   %,d
                misattributed  %,d
                memory         %.0f MiB after %d swaps, %.0f MiB at the end: %.3f times as much
                p99 committed  %s
                p99 written    %s
                %s""".formatted(
                        report.swaps(),
                        report.swapSeconds().max(),
                        report.refused(),
                        report.rollbackSeconds().count(),
                        report.rollbackSeconds().max(),
                        report.images(),
                        report.imagesPerSecond(),
                        report.predictions(),
                        report.rejections(),
                        report.lost(),
                        report.duplicated(),
                        report.outOfOrder(),
                        report.misattributed(),
                        report.residentMiB().after20(),
                        SwapSettings.EARLY_SWAPS,
                        report.residentMiB().end(),
                        report.residentMiB().ratio(),
                        line(report.latencyMs()),
                        line(report.uncommittedLatencyMs()),
                        report.holds() ? "Swaps go unnoticed." : "This does not hold what is promised.");
    }

    private static String line(Latency latency) {
        return "%.0f ms while no model is swapped, %.0f ms during swaps: %.2f times as long"
                .formatted(latency.steadyP99(), latency.swappingP99(), latency.ratio());
    }
}
