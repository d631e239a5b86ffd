package io.plumbline.bench.drift.power;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a statistic is compared with, for each sample size: Bonferroni's share of .05.
 *
 * @param all n · m · D for a test of all features, by the sample size m
 * @param probabilities the same for a test of the class probabilities alone
 * @param naive the same for a test of all features in which nobody shares: each is tested at .05
 */
public record Levels(Map<Integer, Long> all, Map<Integer, Long> probabilities, Map<Integer, Long> naive) {

    private static final double LEVEL = .05;

    /**
     * Levels for each size.
     *
     * @param referenceImages n
     * @param sizes m
     * @param features how many there are
     * @param classes how many of them are probabilities
     */
    public static Levels of(int referenceImages, List<Integer> sizes, int features, int classes) {
        return new Levels(
                critical(referenceImages, sizes, features),
                critical(referenceImages, sizes, classes),
                critical(referenceImages, sizes, 1));
    }

    private static Map<Integer, Long> critical(int referenceImages, List<Integer> sizes, int tests) {
        return sizes.stream()
                .collect(Collectors.toMap(
                        m -> m,
                        m -> TwoSampleKs.critical(referenceImages, m, LEVEL / tests),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
