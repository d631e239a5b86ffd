package io.plumbline.drift.statistics.outlier;

import java.util.stream.IntStream;

/** Means of vectors. */
final class Means {

    private Means() {}

    static double[] of(float[][] vectors) {
        return byClass(vectors, new int[vectors.length])[0];
    }

    /** The mean of each class up to the largest label; of length 0 for a class without vectors. */
    static double[][] byClass(float[][] vectors, int[] labels) {
        int classes = IntStream.of(labels).max().orElseThrow() + 1;
        double[][] sums = new double[classes][vectors[0].length];
        int[] counts = new int[classes];
        for (int i = 0; i < vectors.length; i++) {
            counts[labels[i]]++;
            for (int a = 0; a < vectors[i].length; a++) {
                sums[labels[i]][a] += vectors[i][a];
            }
        }
        for (int k = 0; k < classes; k++) {
            for (int a = 0; a < sums[k].length; a++) {
                sums[k][a] /= counts[k];
            }
            sums[k] = counts[k] == 0 ? new double[0] : sums[k];
        }
        return sums;
    }
}
