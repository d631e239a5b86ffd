package io.plumbline.bench.serving;

import io.plumbline.bench.serving.contender.ServeContender;
import io.plumbline.bench.serving.contender.Workload;
import io.plumbline.bench.serving.load.Commit;
import io.plumbline.bench.serving.load.CommitWatch;
import io.plumbline.bench.serving.load.ImageSupply;
import io.plumbline.bench.serving.packages.BenchPackage;

/**
 * Whether a process becomes slower or larger with what it has done.
 *
 * @param images in all
 * @param secondTenthSeconds how long the second tenth of them took
 * @param lastTenthSeconds how long the last tenth took
 * @param ratio of the last to the second
 * @param residentMiBEarly what the process held after the second tenth
 * @param residentMiBLate what it held at the end
 */
record Growth(
        long images,
        double secondTenthSeconds,
        double lastTenthSeconds,
        double ratio,
        int residentMiBEarly,
        int residentMiBLate) {

    private static final String PREFIX = "bench-growth-";
    private static final int TENTHS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    static Growth measure(Arena arena, BenchPackage model, ImageSupply supply, long images) {
        arena.newStage(PREFIX).fill(supply, images);
        Workload workload = arena.workload(PREFIX, model);
        ServeContender contender = ServeContender.asShipped(arena.serving());
        long tenth = images / TENTHS;
        try (CommitWatch watch = new CommitWatch(arena.connection(), contender.group(workload))) {
            contender.start(workload);
            double second = seconds(watch.await(tenth), watch.await(2 * tenth));
            int early = arena.serving().residentMiB();
            double last = seconds(watch.await(images - tenth), watch.await(images));
            int late = arena.serving().residentMiB();
            contender.stop();
            return new Growth(images, second, last, last / second, early, late);
        }
    }

    /** For as many images as lie between, since a commit may come a little later than asked for. */
    private static double seconds(Commit from, Commit to) {
        return (to.nanos() - from.nanos()) / NANOS_PER_SECOND;
    }

    String shown() {
        return "second tenth of %,d images %.2f s, last tenth %.2f s (ratio %.3f); resident %d MiB, then %d MiB"
                .formatted(images, secondTenthSeconds, lastTenthSeconds, ratio, residentMiBEarly, residentMiBLate);
    }
}
