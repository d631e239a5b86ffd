package io.plumbline.bench.serving.load;

/**
 * What was committed at one moment.
 *
 * @param nanos as {@link System#nanoTime} tells it
 * @param images since the topic's beginning
 */
public record Commit(long nanos, long images) {}
