package io.plumbline.drift.statistics.calibration;

import io.plumbline.drift.statistics.bins.BinCounts;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Finds thresholds for the rolling test by resampling whole rows of the reference, which keeps the correlation of the
 * features.
 *
 * <p>A resampled window of W images differs from the reference by chance of variance 1/W, where a real one differs by 1/W +
 * 1/n, because the reference is a sample itself. Its critical distance is therefore scaled by sqrt(1 + W/n), which in terms
 * of T means: compare T = sqrt(nW/(n+W)) · D of the stream with sqrt(W) · D of the resampling.
 *
 * @param settings what to calibrate for
 * @param seed the seed of the resampling; the result depends on it, and not on the parallelism
 * @param parallelism how many threads to use, 1 or more
 * @param progress told how far it has come
 */
public record Calibrator(CalibrationSettings settings, long seed, int parallelism, Progress progress) {

    /** The work is cut into up to so many independent streams, however many threads share it. */
    private static final int MOST_STREAMS = 64;

    /** A stream is so many windows long at least, for its start with an empty window not to matter. */
    private static final int LEAST_WINDOWS_EACH = 100;

    private static final double NULL_LEVEL = 0.95;

    public Calibrator {
        if (parallelism < 1) {
            throw new IllegalArgumentException("At least one thread is needed, not %d".formatted(parallelism));
        }
    }

    /** On one thread, without reports of progress. */
    public Calibrator(CalibrationSettings settings, long seed) {
        this(settings, seed, 1, done -> {});
    }

    /**
     * Calibrates for a reference.
     *
     * @param rows the reference images as rows of bin numbers, one or more
     * @param counts the counts of those rows
     */
    public Calibration calibrate(List<byte[]> rows, BinCounts counts) {
        ResampledStream stream = new ResampledStream(rows, counts, settings);
        List<SplittableRandom> randoms = randoms();
        long strides = stridesEach(randoms.size());
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(parallelism, Calibrator::thread);
        try {
            AlarmCounts alarms = randoms.stream()
                    .map(random -> CompletableFuture.supplyAsync(
                            () -> {
                                AlarmCounts counted = stream.run(random, strides);
                                progress.report(1.0 * done.incrementAndGet() / randoms.size());
                                return counted;
                            },
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .reduce(AlarmCounts::plus)
                    .orElseThrow();
            return new Calibration(
                    settings, seed, alarms.runLengths(settings.resampledImages()), alarms.levelBelow(NULL_LEVEL));
        } finally {
            threads.shutdownNow();
        }
    }

    private List<SplittableRandom> randoms() {
        long longEnough = settings.resampledImages() / ((long) LEAST_WINDOWS_EACH * settings.windowImages());
        SplittableRandom root = new SplittableRandom(seed);
        return Stream.generate(root::split)
                .limit(Math.max(1, Math.min(MOST_STREAMS, longEnough)))
                .toList();
    }

    private long stridesEach(int streams) {
        long imagesPerRound = (long) streams * settings.strideImages();
        return (settings.resampledImages() + imagesPerRound - 1) / imagesPerRound;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "plumbline-calibration");
        thread.setDaemon(true);
        return thread;
    }
}
