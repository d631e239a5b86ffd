package io.plumbline.bench.serving;

import io.plumbline.bench.serving.contender.ServeContender;
import io.plumbline.bench.serving.contender.Workload;
import io.plumbline.bench.serving.load.CommitWatch;
import io.plumbline.bench.serving.load.ImageSupply;
import io.plumbline.bench.serving.packages.BenchPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Many images in a row, in tenths.
 *
 * @param images how many
 * @param seconds how long each tenth took
 * @param cpuSeconds how much CPU time of the process each tenth took, which other processes hardly touch
 * @param ratio of the last tenth's time to the second's; none where the second took less than can be told
 * @param cpuRatio the same of CPU time
 * @param residentMiBEarly what the process held after the second tenth
 * @param residentMiBLate what it held at the end
 */
record Growth(
        long images,
        List<Double> seconds,
        List<Double> cpuSeconds,
        Optional<Double> ratio,
        Optional<Double> cpuRatio,
        int residentMiBEarly,
        int residentMiBLate) {

    private static final String PREFIX = "bench-growth-";
    private static final int TENTHS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    static Growth measure(Arena arena, BenchPackage model, ImageSupply supply, long images) {
        arena.newStage(PREFIX).fill(supply, images);
        Workload workload = arena.workload(PREFIX, model);
        ServeContender contender = ServeContender.asShipped(arena.serving());
        List<Double> seconds = new ArrayList<>();
        List<Double> cpuSeconds = new ArrayList<>();
        int early = 0;
        try (CommitWatch watch = new CommitWatch(
                arena.connection(),
                contender.group(workload),
                workload.topics().images().name())) {
            contender.start(workload);
            long nanos = System.nanoTime();
            long cpuNanos = arena.serving().cpuTime().toNanos();
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                long now = watch.await(images * tenth / TENTHS).nanos();
                long cpuNow = arena.serving().cpuTime().toNanos();
                seconds.add((now - nanos) / NANOS_PER_SECOND);
                cpuSeconds.add((cpuNow - cpuNanos) / NANOS_PER_SECOND);
                nanos = now;
                cpuNanos = cpuNow;
                early = tenth == 2 ? arena.serving().residentMiB() : early;
            }
            int late = arena.serving().residentMiB();
            contender.stop();
            return new Growth(
                    images, seconds, cpuSeconds, lastToSecond(seconds), lastToSecond(cpuSeconds), early, late);
        }
    }

    private static Optional<Double> lastToSecond(List<Double> tenths) {
        return tenths.get(1) > 0 ? Optional.of(tenths.get(TENTHS - 1) / tenths.get(1)) : Optional.empty();
    }

    String shown() {
        return "tenths of %,d images took %s s (last to second %s), CPU %s s (%s); resident %d MiB, then %d MiB"
                .formatted(
                        images,
                        rounded(seconds),
                        shown(ratio),
                        rounded(cpuSeconds),
                        shown(cpuRatio),
                        residentMiBEarly,
                        residentMiBLate);
    }

    private static String shown(Optional<Double> ratio) {
        return ratio.map("%.3f"::formatted).orElse("too short to tell");
    }

    private static String rounded(List<Double> tenths) {
        return tenths.stream().map("%.1f"::formatted).collect(Collectors.joining(" "));
    }
}
