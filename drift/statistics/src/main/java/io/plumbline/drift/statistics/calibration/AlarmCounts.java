package io.plumbline.drift.statistics.calibration;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How often healthy streams alarmed, for each threshold of a fine grid. */
final class AlarmCounts {

    /** How many thresholds there are: 0, .01, … 6, where Kolmogorov's p is 1e-31. */
    static final int GRID = 601;

    private static final double PER_UNIT = 100;

    private final long images;
    private final long[] alarms;
    private final long[] looks;

    /**
     * Takes the arrays over.
     *
     * @param images how many images the streams had
     * @param alarms the number of alarms by threshold
     * @param looks the number of looks by the place of T in the grid
     */
    AlarmCounts(long images, long[] alarms, long[] looks) {
        this.images = images;
        this.alarms = alarms;
        this.looks = looks;
    }

    static double threshold(int place) {
        return place / PER_UNIT;
    }

    /** The largest place whose threshold is at most t. */
    static int place(double t) {
        return Math.min((int) (t * PER_UNIT), GRID - 1);
    }

    AlarmCounts plus(AlarmCounts other) {
        return new AlarmCounts(images + other.images, sum(alarms, other.alarms), sum(looks, other.looks));
    }

    private static long[] sum(long[] a, long[] b) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    long alarms(int place) {
        return alarms[place];
    }

    /** The mean run length at a threshold, in images; infinite if there was no alarm. */
    private double runLength(int place) {
        return alarms[place] == 0 ? Double.POSITIVE_INFINITY : (double) images / alarms[place];
    }

    /** Thresholds for all run lengths that so many images can tell. */
    RunLengths runLengths(long resampledImages) {
        double[] thresholds = new double[RunLengths.pointsFor(resampledImages)];
        Arrays.setAll(thresholds, i -> thresholdFor(RunLengths.images(i)));
        return new RunLengths(thresholds);
    }

    private double thresholdFor(double wantedRunLength) {
        int above = 0;
        while (above < GRID - 1 && runLength(above) < wantedRunLength) {
            above++;
        }
        if (above == 0 || Double.isInfinite(runLength(above))) {
            return threshold(above);
        }
        double before = Math.log(runLength(above - 1));
        double share = (Math.log(wantedRunLength) - before) / (Math.log(runLength(above)) - before);
        return threshold(above - 1) + share / PER_UNIT;
    }

    /** The T that a share of all looks stayed below, interpolated within the grid. */
    double levelBelow(double share) {
        double wanted = share * LongStream.of(looks).sum();
        long below = 0;
        int place = 0;
        while (below + looks[place] < wanted) {
            below += looks[place++];
        }
        return threshold(place) + (wanted - below) / looks[place] / PER_UNIT;
    }
}
