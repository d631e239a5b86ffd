package io.plumbline.bench.serving;

import io.plumbline.bench.serving.contender.ServeContender;
import io.plumbline.bench.serving.contender.Workload;
import io.plumbline.bench.serving.load.ImageSupply;
import io.plumbline.bench.serving.load.OpenLoop;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.bench.serving.worker.Knobs;
import java.time.Duration;

/** How long answers take at a steady rate. */
final class LatencyRun {

    private static final int WARM_UP_TIMES = 2;

    private final Arena arena;
    private final ImageSupply supply;
    private final Duration time;

    /** Each run sends images of this supply for this time, after twice as long for warming up. */
    LatencyRun(Arena arena, ImageSupply supply, Duration time) {
        this.arena = arena;
        this.supply = supply;
        this.time = time;
    }

    /**
     * Measures.
     *
     * @param prefix of topics that are not there yet
     */
    LatencyFigures run(String prefix, BenchPackage model, double imagesPerSecond, Knobs knobs) {
        arena.newStage(prefix);
        Workload workload = arena.workload(prefix, model);
        ServeContender contender = ServeContender.forLatency(arena.serving(), knobs);
        contender.start(workload);
        OpenLoop loop = new OpenLoop(arena.connection(), workload.topics(), supply);
        LatencyFigures figures = LatencyFigures.of(loop.run(imagesPerSecond, time.multipliedBy(WARM_UP_TIMES), time));
        contender.stop();
        return figures;
    }
}
