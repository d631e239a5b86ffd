package io.plumbline.trainer.study;

import io.plumbline.trainer.split.SplitSizes;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much is tried.
 *
 * @param seeds that each variant is trained with, 2 or more: one tells nothing of chance
 * @param rates how many learning rates are tried at most for each variant
 * @param validationImages that are scored after each epoch, and choose learning rate and epoch
 * @param testImages that are scored once, at the end
 * @param sizes of each study's trainings
 * @param threads that PyTorch may use in one operation
 */
public record StudyPlan(
        int seeds, int rates, int validationImages, int testImages, Map<StudyName, StudySize> sizes, int threads) {

    private static final int LEAST_SEEDS = 2;

    public StudyPlan {
        if (seeds < LEAST_SEEDS) {
            throw new IllegalArgumentException(
                    "Not a number of seeds: %d; expected %d or more, since one tells nothing of chance"
                            .formatted(seeds, LEAST_SEEDS));
        }
        sizes = Map.copyOf(sizes);
    }

    /** All studies together in at most about 15 minutes on two cores. */
    public static StudyPlan full() {
        return new StudyPlan(
                5,
                4,
                5_000,
                10_000,
                Map.of(
                        StudyName.OPTIMIZERS, new StudySize(10_000, 15),
                        StudyName.REGULARIZATION, new StudySize(5_000, 40),
                        StudyName.BATCHNORM, new StudySize(6_000, 12)),
                cores());
    }

    /** All together in at most about four minutes. */
    public static StudyPlan quick() {
        return new StudyPlan(
                3,
                4,
                2_000,
                5_000,
                Map.of(
                        StudyName.OPTIMIZERS, new StudySize(6_000, 12),
                        StudyName.REGULARIZATION, new StudySize(3_000, 25),
                        StudyName.BATCHNORM, new StudySize(3_000, 8)),
                cores());
    }

    /** Whether it works at all. */
    public static StudyPlan smoke() {
        Map<StudyName, StudySize> sizes = new EnumMap<>(StudyName.class);
        for (StudyName name : StudyName.values()) {
            sizes.put(name, new StudySize(300, 2));
        }
        return new StudyPlan(2, 2, 100, 100, sizes, cores());
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    public StudyPlan withSeeds(int number) {
        return new StudyPlan(number, rates, validationImages, testImages, sizes, threads);
    }

    /** The same with so many epochs of each training. */
    public StudyPlan withEpochs(int number) {
        Map<StudyName, StudySize> others = new EnumMap<>(StudyName.class);
        sizes.forEach((name, size) -> others.put(name, size.withEpochs(number)));
        return new StudyPlan(seeds, rates, validationImages, testImages, others, threads);
    }

    /** How a pool is dealt out for one study; what is left over is not needed. */
    SplitSizes split(StudyName name) {
        return new SplitSizes(sizes.get(name).images(), validationImages, testImages, 1, 0);
    }
}
