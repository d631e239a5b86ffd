package io.plumbline.drift.statistics.outlier;

import java.util.function.IntFunction;

/**
 * A covariance matrix, shrunk towards a multiple of the identity as far as the sample is too small to tell it apart from one:
 * so it is never singular, even where units are dead or there are more of them than images. O. Ledoit and M. Wolf, "A
 * well-conditioned estimator for large-dimensional covariance matrices", Journal of Multivariate Analysis 88 (2004), 365–411.
 */
final class ShrunkCovariance {

    /** So that a sample without chance in it has a covariance that can be inverted, too. */
    private static final double LEAST_SHRINKAGE = 1e-6;

    private ShrunkCovariance() {}

    /**
     * (1 − shrinkage) · S + shrinkage · tr(S)/p · I, where S is the covariance of rows around the centre of each.
     *
     * @param rows n rows of p numbers
     * @param centreOf the centre, of p numbers, of the row with a number
     */
    static double[][] of(float[][] rows, IntFunction<double[]> centreOf) {
        int p = rows[0].length;
        double[][] sample = new double[p][p];
        double[] row = new double[p];
        double fourth = 0;
        for (int i = 0; i < rows.length; i++) {
            double square = centre(rows[i], centreOf.apply(i), row);
            fourth += square * square;
            addOuter(row, sample);
        }
        divide(sample, rows.length);
        return shrunk(sample, fourth / rows.length, rows.length);
    }

    /** Writes row − centre, and returns the square of its length. */
    private static double centre(float[] row, double[] centre, double[] into) {
        double square = 0;
        for (int a = 0; a < into.length; a++) {
            into[a] = row[a] - centre[a];
            square += into[a] * into[a];
        }
        return square;
    }

    /** Adds the lower triangle of row ⊗ row. */
    private static void addOuter(double[] row, double[][] sums) {
        for (int a = 0; a < row.length; a++) {
            double[] of = sums[a];
            double x = row[a];
            for (int b = 0; b <= a; b++) {
                of[b] += x * row[b];
            }
        }
    }

    private static void divide(double[][] sums, int n) {
        for (int a = 0; a < sums.length; a++) {
            for (int b = 0; b <= a; b++) {
                sums[a][b] /= n;
                sums[b][a] = sums[a][b];
            }
        }
    }

    private static double[][] shrunk(double[][] sample, double meanFourth, int n) {
        int p = sample.length;
        double mean = trace(sample) / p;
        double squares = squares(sample);
        double distance = squares - p * mean * mean;
        double error = Math.min((meanFourth - squares) / n, distance);
        double shrinkage = distance > 0 ? Math.max(error / distance, LEAST_SHRINKAGE) : 1;
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                sample[a][b] *= 1 - shrinkage;
            }
            sample[a][a] += shrinkage * mean;
        }
        return sample;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int a = 0; a < matrix.length; a++) {
            trace += matrix[a][a];
        }
        return trace;
    }

    private static double squares(double[][] matrix) {
        double squares = 0;
        for (double[] row : matrix) {
            for (double each : row) {
                squares += each * each;
            }
        }
        return squares;
    }
}
