package io.plumbline.trainer.diagnosis;

import java.util.Locale;

/**
 * What keeps a model from being better. Bias is the error on the very images that it learnt from: what it cannot express, or
 * has not learnt yet. Variance is how much larger the error is on others: what it learnt by heart.
 *
 * @param bias the error on training images, in [0, 1]
 * @param variance the error on validation images less {@code bias}
 * @param uncertainty of {@code variance}: two standard errors
 * @param kind what to do something about
 */
public record Finding(double bias, double variance, double uncertainty, Kind kind) {

    /** An error on training images up to this is taken for good. */
    public static final double GOOD_BIAS = 0.05;

    /** A variance up to this is taken for good, if it is there at all. */
    public static final double GOOD_VARIANCE = 0.02;

    private static final double STANDARD_ERRORS = 2;

    /** What there is too much of. */
    public enum Kind {
        /** It errs on what it learnt from, and as much on the rest. */
        BIAS,
        /** It knows what it learnt from better than the rest. */
        VARIANCE,
        /** Too much of either. */
        BOTH,
        /** Neither is large. */
        NEITHER;

        /** For people. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding of(Figures training, Figures validation) {
        double variance = validation.error() - training.error();
        double uncertainty = STANDARD_ERRORS * Math.sqrt(training.variance() + validation.variance());
        boolean biased = training.error() > GOOD_BIAS;
        boolean varies = variance > GOOD_VARIANCE && variance > uncertainty;
        Kind kind = biased ? (varies ? Kind.BOTH : Kind.BIAS) : varies ? Kind.VARIANCE : Kind.NEITHER;
        return new Finding(training.error(), variance, uncertainty, kind);
    }
}
