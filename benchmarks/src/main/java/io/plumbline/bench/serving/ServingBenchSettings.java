package io.plumbline.bench.serving;

import io.plumbline.bench.serving.worker.Knobs;
import io.plumbline.stream.serving.Profile;
import java.time.Duration;
import java.util.List;

/**
 * How long and how often is measured.
 *
 * @param images on each topic
 * @param jvmWarmUp how long a new process works before anything counts: until then it is busy compiling itself
 * @param caseWarmUp the same for each contender at the beginning of each later case
 * @param warmUp of each run, from its first commit on
 * @param time that counts in each run
 * @param rounds in which all contenders take turns, for raw images
 * @param pngRounds the same for PNG
 * @param gridFirst whether each cell of a grid has a run of its own before the rounds; otherwise rounds go through the
 *     cells in turn
 * @param forwardMillis of each measurement of bare forward passes
 * @param passThroughGrid settings of the pass-through
 * @param forwardChunks sizes of chunks for bare forward passes
 * @param latencyTime that counts in each measurement of latency
 * @param latencyRounds in which all settings for latency take turns
 * @param latencyGrid these settings, those that are shipped among them
 * @param growthImages how many images the measurement of growth goes through, tenths of which are compared; 0 for none
 * @param twoInstances whether two instances are compared with one
 */
record ServingBenchSettings(
        long images,
        Duration jvmWarmUp,
        Duration caseWarmUp,
        Duration warmUp,
        Duration time,
        int rounds,
        int pngRounds,
        boolean gridFirst,
        int forwardMillis,
        List<Knobs> passThroughGrid,
        List<Integer> forwardChunks,
        Duration latencyTime,
        int latencyRounds,
        List<Knobs> latencyGrid,
        long growthImages,
        boolean twoInstances) {

    private static final Knobs SHIPPED = Knobs.asShipped();
    private static final Knobs SOON = Knobs.of(Profile.LATENCY);
    private static final int LONG_POLL = 4_096;
    private static final int SHORT_LINGER_MILLIS = 20;
    private static final int SMALL_CHUNK = 64;
    private static final int LONGER_MILLIS = 5;
    private static final int WORTH_A_WAIT_BYTES = 32 << 10;

    /** Under four minutes. */
    static ServingBenchSettings quick() {
        return new ServingBenchSettings(
                1_000_000,
                Duration.ofSeconds(20),
                Duration.ofMillis(1_500),
                Duration.ofMillis(600),
                Duration.ofMillis(1_400),
                2,
                1,
                false,
                400,
                List.of(SHIPPED, SHIPPED.withPollRecords(LONG_POLL)),
                List.of(128, 256),
                Duration.ofSeconds(3),
                1,
                List.of(SOON),
                0,
                false);
    }

    /** About half an hour. */
    static ServingBenchSettings full() {
        return new ServingBenchSettings(
                2_500_000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(8),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                5,
                3,
                true,
                2_000,
                List.of(
                        SHIPPED,
                        SHIPPED.withPollRecords(LONG_POLL),
                        SHIPPED.withLingerMillis(SHORT_LINGER_MILLIS),
                        SHIPPED.withPollRecords(LONG_POLL).withLingerMillis(SHORT_LINGER_MILLIS),
                        SHIPPED.withThreads(1)),
                List.of(128, 256, 512, 1024),
                Duration.ofSeconds(6),
                3,
                List.of(
                        SOON,
                        SOON.withFetch(WORTH_A_WAIT_BYTES, LONGER_MILLIS).withLingerMillis(LONGER_MILLIS),
                        SOON.withLingerMillis(LONGER_MILLIS),
                        SOON.withChunk(SMALL_CHUNK).withPollRecords(2 * SMALL_CHUNK)),
                10_000_000,
                true);
    }

    /** Whether it works at all. */
    static ServingBenchSettings smoke() {
        return new ServingBenchSettings(
                4_000,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                1,
                1,
                false,
                10,
                List.of(SHIPPED),
                List.of(128),
                Duration.ofMillis(500),
                1,
                List.of(SOON),
                10_000,
                true);
    }
}
