package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The relative Mahalanobis distance of embeddings, in as few dimensions as it takes.
 *
 * <p>Each class is taken for a normal distribution with a mean m<sub>k</sub> of its own and a covariance W that all share; all
 * images together, the background, for one with mean m and covariance W + B, where B is the covariance of the class means. The
 * squared Mahalanobis distance to a class less that to the background (J. Ren et al., "A simple fix to Mahalanobis distance for
 * improving near-OOD detection", arXiv:2106.09022) does not depend on what is orthogonal, in the metric of W, to all m<sub>k</sub> − m.
 * So it takes only the linear discriminants z = V<sup>⊤</sup>(x − m), where V<sup>⊤</sup>WV = 1 and V<sup>⊤</sup>BV = diag λ: the
 * distance is Σ<sub>i</sub> (z<sub>i</sub> − z<sub>i</sub>(m<sub>k</sub>))² − z<sub>i</sub>²/(1 + λ<sub>i</sub>). They are one less
 * than there are classes, or the {@value #MOST} with the largest λ.
 *
 * <p>W is shrunk ({@link ShrunkCovariance}). Immutable.
 */
final class Discriminants {

    /** The most discriminants. */
    static final int MOST = 32;

    /** λ below this share of the largest is chance. */
    private static final double LEAST_SHARE = 1e-9;

    private final float[][] directions;
    private final double[] offsets;
    private final double[] backgrounds;
    private final double[][] classMeans;

    private Discriminants(float[][] directions, double[] offsets, double[] backgrounds, double[][] classMeans) {
        if (offsets.length != directions.length
                || backgrounds.length != directions.length
                || Arrays.stream(directions).anyMatch(each -> each.length != directions[0].length)
                || Arrays.stream(classMeans).anyMatch(each -> each.length != directions.length)) {
            throw new IllegalArgumentException("%d directions, %d offsets and %d backgrounds do not belong together"
                    .formatted(directions.length, offsets.length, backgrounds.length));
        }
        this.directions = directions;
        this.offsets = offsets;
        this.backgrounds = backgrounds;
        this.classMeans = classMeans;
    }

    /** None at all, so that all images are at distance 0. */
    static Discriminants none(int classes) {
        return new Discriminants(new float[0][], new double[0], new double[0], new double[classes][0]);
    }

    /**
     * Learns what is normal. A class without images counts as one at the centre.
     *
     * @param embeddings n vectors of p finite numbers
     * @param classes of each, below {@code classCount}
     */
    static Discriminants fit(float[][] embeddings, int[] classes, int classCount) {
        Means means = Means.byClass(embeddings, classes, classCount);
        RealMatrix within = new Array2DRowRealMatrix(
                ShrunkCovariance.of(embeddings, (IntFunction<double[]>) i -> means.of(classes[i])), false);
        RealMatrix lower = new CholeskyDecomposition(within, 1e-9, 0).getL();
        double[][] between = new double[classCount][];
        for (int k = 0; k < classCount; k++) {
            between[k] = whitened(lower, means.fromCentre(k), Math.sqrt(means.share(k)));
        }
        RealMatrix rows = new Array2DRowRealMatrix(between, false);
        EigenDecomposition gram = new EigenDecomposition(rows.multiply(rows.transpose()));
        double[] lambdas = gram.getRealEigenvalues();
        int count = 0;
        while (count < Math.min(MOST, lambdas.length) && lambdas[count] > LEAST_SHARE * lambdas[0]) {
            count++;
        }
        RealMatrix upper = lower.transpose();
        double[][] directions = new double[count][];
        for (int i = 0; i < count; i++) {
            RealVector direction = rows.preMultiply(gram.getEigenvector(i)).mapDivide(Math.sqrt(lambdas[i]));
            MatrixUtils.solveUpperTriangularSystem(upper, direction);
            directions[i] = direction.toArray();
        }
        return of(directions, lambdas, means);
    }

    private static double[] whitened(RealMatrix lower, double[] vector, double times) {
        RealVector result = MatrixUtils.createRealVector(vector).mapMultiply(times);
        MatrixUtils.solveLowerTriangularSystem(lower, result);
        return result.toArray();
    }

    private static Discriminants of(double[][] directions, double[] lambdas, Means means) {
        int count = directions.length;
        float[][] rounded = new float[count][];
        double[] offsets = new double[count];
        double[] backgrounds = new double[count];
        double[][] classMeans = new double[means.classes()][count];
        for (int i = 0; i < count; i++) {
            rounded[i] = toFloats(directions[i]);
            offsets[i] = dot(rounded[i], means.centre());
            backgrounds[i] = 1 / (1 + lambdas[i]);
            for (int k = 0; k < classMeans.length; k++) {
                classMeans[k][i] = dot(rounded[i], means.fromCentre(k));
            }
        }
        return new Discriminants(rounded, offsets, backgrounds, classMeans);
    }

    private static float[] toFloats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double dot(float[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    int count() {
        return directions.length;
    }

    int classes() {
        return classMeans.length;
    }

    /** p, or 0 where there are no discriminants. */
    int units() {
        return directions.length == 0 ? 0 : directions[0].length;
    }

    /** p × count, row by row: an embedding times this is its projections. */
    float[] projection() {
        float[] columns = new float[units() * count()];
        for (int i = 0; i < count(); i++) {
            for (int a = 0; a < units(); a++) {
                columns[a * count() + i] = directions[i][a];
            }
        }
        return columns;
    }

    /** Writes an embedding's projections. */
    void project(float[] embedding, float[] into) {
        for (int i = 0; i < count(); i++) {
            double sum = 0;
            for (int a = 0; a < embedding.length; a++) {
                sum += directions[i][a] * embedding[a];
            }
            into[i] = (float) sum;
        }
    }

    /**
     * The relative squared distance to a class; often below 0.
     *
     * @param projections where the image's {@link #count} projections stand, from {@code from} on
     */
    double distance(float[] projections, int from, int predictedClass) {
        double[] classMean = classMeans[predictedClass];
        double sum = 0;
        for (int i = 0; i < offsets.length; i++) {
            double z = projections[from + i] - offsets[i];
            double fromClass = z - classMean[i];
            sum += fromClass * fromClass - z * z * backgrounds[i];
        }
        return sum;
    }

    void writeTo(BytesOut out) {
        out.writeCount(classes());
        out.writeCount(count());
        out.writeCount(units());
        for (float[] direction : directions) {
            for (float each : direction) {
                out.writeFloat(each);
            }
        }
        out.writeDoubles(offsets);
        out.writeDoubles(backgrounds);
        for (double[] mean : classMeans) {
            out.writeDoubles(mean);
        }
    }

    static Discriminants readFrom(BytesIn in) {
        double[][] classMeans = new double[in.readCount(1)][];
        float[][] directions = new float[in.readCount(1)][];
        int units = in.readCount();
        for (int i = 0; i < directions.length; i++) {
            directions[i] = in.readFloats(units);
        }
        double[] offsets = in.readDoubles();
        double[] backgrounds = in.readDoubles();
        for (int k = 0; k < classMeans.length; k++) {
            classMeans[k] = in.readDoubles();
        }
        return new Discriminants(directions, offsets, backgrounds, classMeans);
    }
}
