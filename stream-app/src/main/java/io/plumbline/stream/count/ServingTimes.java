package io.plumbline.stream.count;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How long serving takes, from any thread, without locks.
 *
 * <p>The buckets are the same in every instance, so that those of several can be added up before a quantile is taken. Waiting
 * and scoring are recorded once per chunk; only the time since an image's own time stamp is recorded image by image, which
 * takes some 0.1 µs where scoring takes tens. With a registry that keeps nothing, nothing is recorded.
 */
public final class ServingTimes {

    private static final Duration[] BUCKETS = LongStream.of(
                    1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000, 300_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};

    private final Clock clock;
    private final Timer endToEnd;
    private final Timer queue;
    private final Timer compute;
    private final DistributionSummary chunk;

    ServingTimes(MeterRegistry registry) {
        clock = registry.config().clock();
        endToEnd = timer("plumbline.serve.end.to.end", "From an image's time stamp to its answer", registry);
        queue = timer("plumbline.serve.queue", "From the poll that brought a chunk to its being scored", registry);
        compute = timer("plumbline.serve.compute", "Decoding and scoring one chunk", registry);
        chunk = DistributionSummary.builder("plumbline.serve.chunk")
                .description("Images that were scored together")
                .baseUnit("images")
                .serviceLevelObjectives(SIZES)
                .register(registry);
    }

    private static Timer timer(String name, String description, MeterRegistry registry) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** The time now on a clock that only goes forward, in nanoseconds. */
    public long nanos() {
        return clock.monotonicTime();
    }

    /** Images begin to be scored that were polled at this time, by {@link #nanos}. */
    public void waited(long polledNanos, long beganNanos) {
        queue.record(beganNanos - polledNanos, TimeUnit.NANOSECONDS);
    }

    /** So many images that began to be scored together at this time, by {@link #nanos}, have been. */
    public void scored(int images, long beganNanos) {
        compute.record(nanos() - beganNanos, TimeUnit.NANOSECONDS);
        chunk.record(images);
    }

    /**
     * An image is answered. A clock that is behind the sender's makes the time 0.
     *
     * @param timestampMs the image's time stamp, milliseconds since 1970
     */
    public void answered(long timestampMs) {
        endToEnd.record(Math.max(0, clock.wallTime() - timestampMs), TimeUnit.MILLISECONDS);
    }
}
