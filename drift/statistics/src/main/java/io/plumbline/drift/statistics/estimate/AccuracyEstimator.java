package io.plumbline.drift.statistics.estimate;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Arrays;

/**
 * Guesses accuracy from confidence, in two ways, after what validation images with labels taught.
 *
 * <p>By confidence: the validation accuracy, plus the difference of the mean confidences (D. Guillory et al., "Predicting with
 * confidence on unseen distributions", ICCV 2021). By threshold: the share of images above the threshold that as many
 * validation images were above as were right (average thresholded confidence; S. Garg et al., "Leveraging unlabeled data to
 * predict out-of-distribution performance", ICLR 2022). Both take confidences after {@link TemperatureScaling}. Neither can
 * know of a model that is confidently wrong; where they do not agree, confidence has changed its meaning.
 *
 * @param accuracy the share of validation images that the model was right about, 0 to 1
 * @param meanConfidence their mean confidence, 0 to 1
 * @param threshold the confidence above which an image is taken for right, 0 to 1
 */
public record AccuracyEstimator(double accuracy, double meanConfidence, double threshold) {

    public AccuracyEstimator {
        if (!isShare(accuracy) || !isShare(meanConfidence) || !isShare(threshold)) {
            throw new IllegalArgumentException("Accuracy, confidence and threshold are from 0 to 1, not %s, %s and %s"
                    .formatted(accuracy, meanConfidence, threshold));
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /**
     * Learns from validation images.
     *
     * @param confidences of images that the model never trained on, 0 to 1, one or more
     * @param right whether the model was right about each
     */
    public static AccuracyEstimator fit(double[] confidences, boolean[] right) {
        if (confidences.length == 0 || confidences.length != right.length) {
            throw new IllegalArgumentException("One image or more is needed, with its outcome: %d with %d outcomes"
                    .formatted(confidences.length, right.length));
        }
        int wrong = 0;
        for (boolean each : right) {
            wrong += each ? 0 : 1;
        }
        double[] ascending = confidences.clone();
        Arrays.sort(ascending);
        return new AccuracyEstimator(
                1 - (double) wrong / right.length,
                Arrays.stream(confidences).average().orElseThrow(),
                wrong == 0 ? 0 : ascending[wrong - 1]);
    }

    /** What is kept of one image. */
    public ConfidenceSums sums(double confidence) {
        return ConfidenceSums.of(confidence, confidence > threshold);
    }

    /** The guess for a run of images, one or more. */
    public EstimatedAccuracy estimate(ConfidenceSums sums) {
        if (sums.images() == 0) {
            throw new IllegalArgumentException("Without images there is no accuracy to guess");
        }
        double byConfidence = accuracy + sums.meanConfidence() - meanConfidence;
        return new EstimatedAccuracy(sums.images(), Math.max(0, Math.min(1, byConfidence)), sums.confidentShare());
    }

    public void writeTo(BytesOut out) {
        out.writeDouble(accuracy);
        out.writeDouble(meanConfidence);
        out.writeDouble(threshold);
    }

    public static AccuracyEstimator readFrom(BytesIn in) {
        return new AccuracyEstimator(in.readDouble(), in.readDouble(), in.readDouble());
    }
}
