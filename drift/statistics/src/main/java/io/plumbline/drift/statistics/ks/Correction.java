package io.plumbline.drift.statistics.ks;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How p-values of many features at once are corrected, so that they can be compared with one level. */
public enum Correction {

    /**
     * Holm's step-down procedure: bounds the probability of a single false finding, whatever the dependence. S. Holm, "A
     * simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979), 65–70.
     */
    HOLM {
        @Override
        double[] adjustAscending(double[] p) {
            double[] adjusted = new double[p.length];
            double most = 0;
            for (int rank = 0; rank < p.length; rank++) {
                most = Math.max(most, (p.length - rank) * p[rank]);
                adjusted[rank] = Math.min(1, most);
            }
            return adjusted;
        }
    },

    /**
     * Benjamini and Hochberg's step-up procedure: bounds the expected share of false findings among all findings, for
     * independent or positively dependent features. Journal of the Royal Statistical Society B 57 (1995), 289–300.
     */
    BENJAMINI_HOCHBERG {
        @Override
        double[] adjustAscending(double[] p) {
            double[] adjusted = new double[p.length];
            double least = 1;
            for (int rank = p.length - 1; rank >= 0; rank--) {
                least = Math.min(least, p.length * p[rank] / (rank + 1));
                adjusted[rank] = least;
            }
            return adjusted;
        }
    };

    abstract double[] adjustAscending(double[] p);

    /**
     * The corrected p-values, in the order of the given ones.
     *
     * @param p values from 0 to 1
     */
    public double[] adjust(double[] p) {
        for (double value : p) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("A p-value is from 0 to 1, not %s".formatted(value));
            }
        }
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ascending = IntStream.of(order).mapToDouble(i -> p[i]).toArray();
        double[] adjustedAscending = adjustAscending(ascending);
        double[] adjusted = new double[p.length];
        for (int rank = 0; rank < order.length; rank++) {
            adjusted[order[rank]] = adjustedAscending[rank];
        }
        return adjusted;
    }
}
