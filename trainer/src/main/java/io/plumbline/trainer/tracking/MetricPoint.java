package io.plumbline.trainer.tracking;

import java.time.Instant;

/**
 * One figure of a run.
 *
 * @param name such as {@code validationLoss}
 * @param step the epoch that was over, counted from 1
 * @param at when it was known
 */
public record MetricPoint(String name, int step, double value, Instant at) {}
