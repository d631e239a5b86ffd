package io.plumbline.drift.statistics.estimate;

/**
 * The temperature that logits are divided by, so that a model is right about as often as it says: the one that makes the labels
 * of validation images likeliest. C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern neural networks",
 * ICML 2017.
 */
public final class TemperatureScaling {

    /** The lowest temperature that is tried; where all images are right, none would be low enough. */
    public static final double LOWEST = 0.01;

    /** The highest temperature that is tried; where confidence says nothing, none would be high enough. */
    public static final double HIGHEST = 100;

    private static final int HALVINGS = 60;

    private TemperatureScaling() {}

    /**
     * Finds the temperature, to some ten digits, from {@link #LOWEST} to {@link #HIGHEST}. The mean negative log likelihood is
     * convex in the inverse β of the temperature, so the sign of its slope, E<sub>β</sub>[logit] − logit of the label, says
     * which way to go; where it has vanished, one is as good as the next.
     *
     * @param logits n × classes, finite, of images that the model never trained on; one or more
     * @param labels the true class of each
     */
    public static double fit(float[][] logits, int[] labels) {
        if (logits.length == 0 || logits.length != labels.length) {
            throw new IllegalArgumentException("One image or more is needed, with a label each: %d with %d labels"
                    .formatted(logits.length, labels.length));
        }
        double low = Math.log(1 / HIGHEST);
        double high = Math.log(1 / LOWEST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (slope(logits, labels, Math.exp(middle)) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(-(low + high) / 2);
    }

    private static double slope(float[][] logits, int[] labels, double inverse) {
        double slope = 0;
        for (int i = 0; i < logits.length; i++) {
            slope += expected(logits[i], inverse) - logits[i][labels[i]];
        }
        return slope;
    }

    private static double expected(float[] logits, double inverse) {
        double largest = largest(logits);
        double weights = 0;
        double sum = 0;
        for (float logit : logits) {
            double weight = Math.exp(inverse * (logit - largest));
            weights += weight;
            sum += weight * logit;
        }
        return sum / weights;
    }

    /**
     * The probability of the likeliest class at a temperature.
     *
     * @param logits one or more
     */
    public static double confidence(float[] logits, double temperature) {
        double largest = largest(logits);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((logit - largest) / temperature);
        }
        return 1 / sum;
    }

    private static double largest(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        return largest;
    }
}
