package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The map after which Mahalanobis distances are plain ones: the inverse of the covariance's Cholesky factor, a lower triangle,
 * kept by columns because a column times a number is what the JIT compiler makes vector instructions of.
 */
final class Whitening {

    private final double[][] columns;

    private Whitening(double[][] columns) {
        this.columns = columns;
    }

    static Whitening of(double[][] covariance) {
        RealMatrix lower = new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false), 1e-9, 0).getL();
        RealMatrix identity = MatrixUtils.createRealIdentityMatrix(covariance.length);
        double[][] columns = new double[covariance.length][];
        for (int j = 0; j < columns.length; j++) {
            RealVector column = identity.getColumnVector(j);
            MatrixUtils.solveLowerTriangularSystem(lower, column);
            columns[j] = column.toArray();
        }
        return new Whitening(columns);
    }

    int size() {
        return columns.length;
    }

    /** The image of a vector. Units that are 0, as about half of them are behind a rectifier, cost nothing. */
    double[] apply(double[] vector) {
        double[] image = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (vector[j] != 0) {
                add(columns[j], vector[j], j, image);
            }
        }
        return image;
    }

    private static void add(double[] column, double times, int from, double[] into) {
        for (int i = from; i < into.length; i++) {
            into[i] += times * column[i];
        }
    }

    void writeTo(BytesOut out) {
        out.writeCount(columns.length);
        for (double[] column : columns) {
            out.writeDoubles(column);
        }
    }

    static Whitening readFrom(BytesIn in) {
        double[][] columns = new double[in.readCount(Double.BYTES)][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = in.readDoubles();
            if (columns[j].length != columns.length) {
                throw new IllegalArgumentException(
                        "A square of %d columns has one of %d rows".formatted(columns.length, columns[j].length));
            }
        }
        return new Whitening(columns);
    }
}
