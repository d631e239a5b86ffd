package io.plumbline.bench.serving;

import io.plumbline.bench.report.Median;
import io.plumbline.bench.serving.load.OpenLoop;
import java.util.List;
import java.util.function.Function;

/**
 * How long answers took from the moment at which their images were to be sent, in milliseconds.
 *
 * @param committedP50 for a read-committed consumer
 * @param uncommittedP50 for one that does not wait for commits
 */
record LatencyFigures(double committedP50, double committedP99, double uncommittedP50, double uncommittedP99) {

    private static final double P50 = 0.5;
    private static final double P99 = 0.99;

    static LatencyFigures of(OpenLoop.Result result) {
        return new LatencyFigures(
                result.committed().quantileMillis(P50),
                result.committed().quantileMillis(P99),
                result.uncommitted().quantileMillis(P50),
                result.uncommitted().quantileMillis(P99));
    }

    /** Of each figure the median; of at least one run. */
    static LatencyFigures medians(List<LatencyFigures> runs) {
        return new LatencyFigures(
                median(runs, LatencyFigures::committedP50),
                median(runs, LatencyFigures::committedP99),
                median(runs, LatencyFigures::uncommittedP50),
                median(runs, LatencyFigures::uncommittedP99));
    }

    private static double median(List<LatencyFigures> runs, Function<LatencyFigures, Double> figure) {
        return Median.of(runs.stream().map(figure).toList());
    }

    String shown() {
        return "committed p50 %.0f ms, p99 %.0f ms; uncommitted p50 %.0f ms, p99 %.0f ms"
                .formatted(committedP50, committedP99, uncommittedP50, uncommittedP99);
    }
}
