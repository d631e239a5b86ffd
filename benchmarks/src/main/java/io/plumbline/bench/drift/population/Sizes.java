package io.plumbline.bench.drift.population;

import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.trainer.split.SplitSizes;

/**
 * How much the models learn from, and the references are made of.
 *
 * @param split of the pool; its reference and stream parts are the population
 * @param epochs of each training
 * @param changedImages how many images of the population undergo each change, or all if there are fewer
 * @param referenceImages n, drawn from the population with replacement for each reference
 * @param resampledImages for the calibration of each reference
 * @param promise what both detectors are asked for
 */
public record Sizes(
        SplitSizes split,
        int epochs,
        int changedImages,
        int referenceImages,
        long resampledImages,
        DriftSettings promise) {}
