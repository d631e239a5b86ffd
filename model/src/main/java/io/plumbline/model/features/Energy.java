package io.plumbline.model.features;

/** The energy −log Σ exp(logit), in nat: the larger, the less an image looks like anything the model knows. */
public final class Energy {

    private Energy() {}

    /** The energy of {@code count} logits from {@code from} on; not finite only where they are not. */
    public static double of(float[] logits, int from, int count) {
        return -logSumExp(logits, from, count);
    }

    /** Computed around the largest, so that nothing overflows. */
    private static double logSumExp(float[] logits, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        return largest + Math.log(sum);
    }
}
