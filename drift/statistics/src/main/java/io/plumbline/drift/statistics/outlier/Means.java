package io.plumbline.drift.statistics.outlier;

/** The mean of vectors, and that of each class among them. */
final class Means {

    private final double[] centre;
    private final double[][] classMeans;
    private final double[] shares;

    private Means(double[] centre, double[][] classMeans, double[] shares) {
        this.centre = centre;
        this.classMeans = classMeans;
        this.shares = shares;
    }

    /** The mean of a class without vectors is that of all. */
    static Means byClass(float[][] vectors, int[] classes, int classCount) {
        double[] total = new double[vectors[0].length];
        double[][] sums = new double[classCount][total.length];
        int[] counts = new int[classCount];
        for (int i = 0; i < vectors.length; i++) {
            counts[classes[i]]++;
            for (int a = 0; a < total.length; a++) {
                sums[classes[i]][a] += vectors[i][a];
                total[a] += vectors[i][a];
            }
        }
        divide(total, vectors.length);
        double[] shares = new double[classCount];
        for (int k = 0; k < classCount; k++) {
            shares[k] = (double) counts[k] / vectors.length;
            if (counts[k] == 0) {
                sums[k] = total;
            } else {
                divide(sums[k], counts[k]);
            }
        }
        return new Means(total, sums, shares);
    }

    private static void divide(double[] sums, int count) {
        for (int a = 0; a < sums.length; a++) {
            sums[a] /= count;
        }
    }

    int classes() {
        return classMeans.length;
    }

    double[] centre() {
        return centre;
    }

    double[] of(int classIndex) {
        return classMeans[classIndex];
    }

    /** The share of the vectors that are of this class. */
    double share(int classIndex) {
        return shares[classIndex];
    }

    /** The mean of a class, less that of all. */
    double[] fromCentre(int classIndex) {
        double[] difference = new double[centre.length];
        for (int a = 0; a < difference.length; a++) {
            difference[a] = classMeans[classIndex][a] - centre[a];
        }
        return difference;
    }
}
