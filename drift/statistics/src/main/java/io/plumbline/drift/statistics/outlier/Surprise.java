package io.plumbline.drift.statistics.outlier;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;

/**
 * How surprising a value is, in nats: −log of the share of normal values that are as large or larger, so that it is 0 for the
 * least and exponentially distributed while nothing has changed, whatever the value's own distribution. Known at every quarter
 * of a nat, as far as the normal values reach, and interpolated between; beyond, it goes on as steeply as over the last two
 * nats, up to {@value #MOST}.
 *
 * <p>Sums of such logarithms combine tests as R. A. Fisher did ("Statistical Methods for Research Workers", 4th edition, 1932).
 */
final class Surprise {

    /** As surprising as anything, NaN and infinity among them. */
    static final double MOST = 20;

    private static final double PER_NAT = 4;
    private static final int KNOTS_OF_THE_SLOPE = 8;

    private final double[] knots;

    /** Takes values with the surprise 0, 1/4, 2/4, … nats, ascending, one or more. */
    private Surprise(double[] knots) {
        if (knots.length == 0) {
            throw new IllegalArgumentException("Nothing is normal without one value or more");
        }
        for (int i = 0; i < knots.length; i++) {
            if (!Double.isFinite(knots[i]) || (i > 0 && knots[i] < knots[i - 1])) {
                throw new IllegalArgumentException(
                        "Normal values are finite and ascend, unlike %s".formatted(Arrays.toString(knots)));
            }
        }
        this.knots = knots;
    }

    /** @param normal finite values, one or more */
    static Surprise of(double[] normal) {
        double[] ascending = normal.clone();
        Arrays.sort(ascending);
        double[] knots = new double[(int) (PER_NAT * Math.log(ascending.length)) + 1];
        for (int i = 0; i < knots.length; i++) {
            double above = ascending.length * Math.exp(-i / PER_NAT);
            knots[i] = ascending[Math.min(ascending.length - 1, (int) Math.round(ascending.length - above))];
        }
        return new Surprise(knots);
    }

    /** In nats, 0 to {@value #MOST}. */
    double of(double value) {
        int last = knots.length - 1;
        if (value <= knots[0]) {
            return 0;
        }
        if (!(value <= knots[last])) {
            return Math.min(MOST, beyond(value));
        }
        int above = firstNotBelow(value);
        double step = knots[above] - knots[above - 1];
        return (above - 1 + (value - knots[above - 1]) / step) / PER_NAT;
    }

    /** The lowest of them where knots are tied, for all of those are as large. */
    private int firstNotBelow(double value) {
        int low = 0;
        int high = knots.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double beyond(double value) {
        int last = knots.length - 1;
        int before = Math.max(0, last - KNOTS_OF_THE_SLOPE);
        double nats = (last - before) / PER_NAT;
        double more = (value - knots[last]) / (knots[last] - knots[before]) * nats;
        // Written so that NaN, of the value or of 0/0, is the most.
        return more < MOST ? last / PER_NAT + more : MOST;
    }

    void writeTo(BytesOut out) {
        out.writeDoubles(knots);
    }

    static Surprise readFrom(BytesIn in) {
        return new Surprise(in.readDoubles());
    }
}
