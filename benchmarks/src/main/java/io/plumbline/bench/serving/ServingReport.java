package io.plumbline.bench.serving;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that was measured in one run on one machine; what was not asked for is missing.
 *
 * @param latencyMs of the network 784-512-10 with raw images at 5 000/s; medians of the runs
 * @param cnnLatency of the convolutional network at half its own throughput
 * @param latencyRuns all runs of both, by case and settings, those that are shipped and others
 * @param residentMiB what the serving process held when it had answered the first case's images for a while
 */
record ServingReport(
        Settings settings,
        Optional<CaseFigures> mlp,
        Optional<CaseFigures> cnn,
        Optional<CaseFigures> mlpPng,
        Optional<CaseFigures> cnnPng,
        Optional<LatencyFigures> latencyMs,
        Optional<CnnLatency> cnnLatency,
        Map<String, Map<String, List<LatencyFigures>>> latencyRuns,
        int residentMiB,
        Optional<TwoInstances> twoInstances,
        Optional<Growth> growth) {

    /**
     * Under which circumstances.
     *
     * @param cores that the JVM sees, shared by everything: broker, contenders and what watches them
     * @param measured when
     */
    record Settings(boolean quick, long seed, int cores, String java, String measured) {}

    /** As {@link LatencyFigures}, and at which rate. */
    record CnnLatency(double imagesPerSecond, LatencyFigures latencyMs) {}
}
