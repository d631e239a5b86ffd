package io.plumbline.bench.drift;

import io.plumbline.bench.drift.population.Sizes;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.ks.Correction;
import io.plumbline.trainer.split.SplitSizes;
import java.util.List;

/**
 * How much is tried.
 *
 * @param sizes of what models and references are made of
 * @param models how many are trained
 * @param references how many each model has
 * @param healthyImages how many images each reference sees without a change, on one partition and again on several
 * @param runs for each shift and reference
 * @param quietImages how many images come before a shift
 * @param mostImages after how many shifted images a run ends
 * @param sampleSizes of single tests
 * @param repeats of single tests, for each size, shift and reference
 * @param guessImages how many images each guess of accuracy is about
 * @param costImages of each round in which judging is timed
 */
record StudySettings(
        Sizes sizes,
        int models,
        int references,
        long healthyImages,
        int runs,
        int quietImages,
        long mostImages,
        List<Integer> sampleSizes,
        int repeats,
        int guessImages,
        int costImages) {

    private static final List<Integer> SAMPLE_SIZES = List.of(10, 20, 50, 100, 200, 500, 1_000);

    /** Under four minutes on two cores: 5 million healthy images, 3 references, 50 runs of each shift for each of them. */
    static StudySettings quick() {
        return new StudySettings(sizes(10_000), 1, 3, 1_700_000, 50, 1_000, 200_000, SAMPLE_SIZES, 20, 5_000, 200_000);
    }

    /** About 20 minutes: three models with five references each. */
    static StudySettings full() {
        return new StudySettings(
                sizes(Integer.MAX_VALUE), 3, 5, 3_000_000, 100, 1_000, 200_000, SAMPLE_SIZES, 20, 5_000, 500_000);
    }

    /** Whether it works at all. */
    static StudySettings smoke() {
        DriftSettings promise = new DriftSettings(1_000, new EDetectorSettings(1_000, 0), Correction.HOLM);
        Sizes sizes = new Sizes(new SplitSizes(600, 300, 100, 500, 500), 1, 200, 500, 20_000, promise);
        return new StudySettings(sizes, 1, 2, 10_000, 2, 100, 1_000, List.of(10, 50), 2, 200, 5_000);
    }

    private static Sizes sizes(int changedImages) {
        CalibrationSettings calibration = CalibrationSettings.defaults();
        return new Sizes(
                SplitSizes.defaults(),
                5,
                changedImages,
                10_000,
                calibration.resampledImages(),
                DriftSettings.defaults());
    }

    /** How many references there are in all. */
    int allReferences() {
        return models * references;
    }
}
