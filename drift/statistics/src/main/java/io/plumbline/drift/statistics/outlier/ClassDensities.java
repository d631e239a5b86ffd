package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * How thin features are sown around an image: −2 log of a normal density, up to a constant, that each predicted class has for
 * itself. Features are standardised first. The covariance of a class is drawn towards the one that all share by as much as
 * {@value #BORROWED} images of it would.
 */
final class ClassDensities {

    private static final double BORROWED = 100;

    /** Added to each variance, so that features that depend on each other, or do not vary, have an inverse. */
    private static final double RIDGE = 1e-5;

    private final int[] columns;
    private final double[] centre;
    private final double[] scale;
    private final double[][] means;
    private final double[][] triangles;
    private final double[] logDeterminants;

    private ClassDensities(
            int[] columns,
            double[] centre,
            double[] scale,
            double[][] means,
            double[][] triangles,
            double[] logDeterminants) {
        int d = columns.length;
        if (centre.length != d
                || scale.length != d
                || means.length != triangles.length
                || logDeterminants.length != means.length
                || Arrays.stream(means).anyMatch(mean -> mean.length != d)
                || Arrays.stream(triangles).anyMatch(triangle -> triangle.length != d * (d + 1) / 2)) {
            throw new IllegalArgumentException("Densities are not all of the same %d features".formatted(d));
        }
        this.columns = columns;
        this.centre = centre;
        this.scale = scale;
        this.means = means;
        this.triangles = triangles;
        this.logDeterminants = logDeterminants;
    }

    /**
     * Learns them.
     *
     * @param vectors n vectors of features
     * @param columns which of the features count; finite in all vectors. Without any, all images are at the same distance
     * @param classes that were predicted, below {@code classCount}
     */
    static ClassDensities fit(float[][] vectors, int[] columns, int[] classes, int classCount) {
        if (columns.length == 0) {
            return none(classCount);
        }
        double[] centre = new double[columns.length];
        double[] scale = new double[columns.length];
        float[][] rows = standardised(vectors, columns, centre, scale);
        Means means = Means.byClass(rows, classes, classCount);
        double[][] pooled = scatter(rows, means, classes, -1);
        double[][] triangles = new double[classCount][];
        double[] logDeterminants = new double[classCount];
        for (int k = 0; k < classCount; k++) {
            double[][] covariance = scatter(rows, means, classes, k);
            double count = means.share(k) * rows.length;
            for (int a = 0; a < covariance.length; a++) {
                for (int b = 0; b < covariance.length; b++) {
                    covariance[a][b] = (covariance[a][b] + BORROWED * pooled[a][b] / rows.length) / (count + BORROWED);
                }
                covariance[a][a] += RIDGE;
            }
            RealMatrix lower = new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false), 1e-9, 0).getL();
            triangles[k] = inverse(lower);
            logDeterminants[k] = IntStream.range(0, covariance.length)
                    .mapToDouble(a -> 2 * Math.log(lower.getEntry(a, a)))
                    .sum();
        }
        double[][] classMeans =
                IntStream.range(0, classCount).mapToObj(means::of).toArray(double[][]::new);
        return new ClassDensities(columns, centre, scale, classMeans, triangles, logDeterminants);
    }

    private static ClassDensities none(int classCount) {
        double[] nothing = {};
        double[][] ofNoClass = new double[classCount][0];
        return new ClassDensities(new int[0], nothing, nothing, ofNoClass, ofNoClass, new double[classCount]);
    }

    private static float[][] standardised(float[][] vectors, int[] columns, double[] centre, double[] scale) {
        float[][] rows = new float[vectors.length][columns.length];
        for (int a = 0; a < columns.length; a++) {
            int column = columns[a];
            double mean =
                    Arrays.stream(vectors).mapToDouble(v -> v[column]).average().orElseThrow();
            double variance = Arrays.stream(vectors)
                    .mapToDouble(v -> (v[column] - mean) * (v[column] - mean))
                    .average()
                    .orElseThrow();
            centre[a] = mean;
            scale[a] = variance > 0 ? Math.sqrt(variance) : 1;
            for (int i = 0; i < rows.length; i++) {
                rows[i][a] = (float) ((vectors[i][column] - mean) / scale[a]);
            }
        }
        return rows;
    }

    /** Σ (row − its class's mean) ⊗ itself, over one class or, below 0, over all. */
    private static double[][] scatter(float[][] rows, Means means, int[] classes, int only) {
        int d = rows[0].length;
        double[][] sums = new double[d][d];
        for (int i = 0; i < rows.length; i++) {
            if (only < 0 || classes[i] == only) {
                double[] mean = means.of(classes[i]);
                for (int a = 0; a < d; a++) {
                    double x = rows[i][a] - mean[a];
                    for (int b = 0; b < d; b++) {
                        sums[a][b] += x * (rows[i][b] - mean[b]);
                    }
                }
            }
        }
        return sums;
    }

    /** The inverse of a lower triangle, row after row up to the diagonal. */
    private static double[] inverse(RealMatrix lower) {
        int d = lower.getRowDimension();
        double[] triangle = new double[d * (d + 1) / 2];
        for (int column = 0; column < d; column++) {
            RealVector unit = MatrixUtils.createRealIdentityMatrix(d).getColumnVector(column);
            MatrixUtils.solveLowerTriangularSystem(lower, unit);
            for (int row = column; row < d; row++) {
                triangle[row * (row + 1) / 2 + column] = unit.getEntry(row);
            }
        }
        return triangle;
    }

    int classes() {
        return means.length;
    }

    /** The largest number of a feature that counts, and −1 if none does. */
    int lastColumn() {
        return Arrays.stream(columns).max().orElse(-1);
    }

    /**
     * −2 log of the density, up to a constant that is the same for all classes; not finite where a feature is not.
     *
     * @param features where the image's features stand, from {@code from} on
     */
    double distance(float[] features, int from, int predictedClass) {
        double[] mean = means[predictedClass];
        double[] triangle = triangles[predictedClass];
        double[] row = new double[columns.length];
        double sum = logDeterminants[predictedClass];
        for (int a = 0, at = 0; a < row.length; a++) {
            row[a] = (features[from + columns[a]] - centre[a]) / scale[a] - mean[a];
            double whitened = 0;
            for (int b = 0; b <= a; b++) {
                whitened += triangle[at++] * row[b];
            }
            sum += whitened * whitened;
        }
        return sum;
    }

    void writeTo(BytesOut out) {
        out.writeCount(columns.length);
        for (int column : columns) {
            out.writeCount(column);
        }
        out.writeDoubles(centre);
        out.writeDoubles(scale);
        out.writeDoubles(logDeterminants);
        for (int k = 0; k < means.length; k++) {
            out.writeDoubles(means[k]);
            out.writeDoubles(triangles[k]);
        }
    }

    static ClassDensities readFrom(BytesIn in) {
        int[] columns = new int[in.readCount(1)];
        for (int a = 0; a < columns.length; a++) {
            columns[a] = in.readCount();
        }
        double[] centre = in.readDoubles();
        double[] scale = in.readDoubles();
        double[] logDeterminants = in.readDoubles();
        double[][] means = new double[logDeterminants.length][];
        double[][] triangles = new double[logDeterminants.length][];
        for (int k = 0; k < means.length; k++) {
            means[k] = in.readDoubles();
            triangles[k] = in.readDoubles();
        }
        return new ClassDensities(columns, centre, scale, means, triangles, logDeterminants);
    }
}
