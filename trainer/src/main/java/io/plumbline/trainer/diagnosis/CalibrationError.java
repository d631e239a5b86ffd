package io.plumbline.trainer.diagnosis;

/**
 * The expected calibration error (Naeini et al. 2015; Guo et al. 2017, arXiv:1706.04599): by how much confidence and accuracy
 * differ on average, over {@value #BINS} bins of equal width of confidence, each weighted by its images. A bin holds its upper
 * edge.
 */
public final class CalibrationError {

    private static final int BINS = 15;

    private CalibrationError() {}

    /** The error, in [0, 1], when logits are divided by a temperature. */
    public static double of(LabelledLogits logits, double temperature) {
        double[] confidence = new double[BINS];
        double[] right = new double[BINS];
        for (int i = 0; i < logits.size(); i++) {
            double sure = logits.confidence(i, temperature);
            int bin = Math.min(BINS, Math.max(1, (int) Math.ceil(sure * BINS))) - 1;
            confidence[bin] += sure;
            right[bin] += logits.isRight(i) ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(confidence[bin] - right[bin]);
        }
        return error / logits.size();
    }
}
