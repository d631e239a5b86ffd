package io.plumbline.trainer.retraining;

/**
 * What a challenger must show.
 *
 * @param significance the p-value of McNemar's test on recent images must be below this; between 0 and 1
 * @param baseTolerance how much accuracy it may lose on base images, as a share from 0 to 1
 */
public record GateOptions(double significance, double baseTolerance) {

    public GateOptions {
        if (!(significance > 0 && significance < 1)) {
            throw new IllegalArgumentException(
                    "Not a significance: %s; expected a number between 0 and 1".formatted(significance));
        }
        if (!(baseTolerance >= 0 && baseTolerance <= 1)) {
            throw new IllegalArgumentException(
                    "Not a tolerance on base images: %s; expected a share from 0 to 1".formatted(baseTolerance));
        }
    }

    /** Better at p below 0.05, and at most one point worse on base images. */
    public static GateOptions defaults() {
        return new GateOptions(0.05, 0.01);
    }
}
