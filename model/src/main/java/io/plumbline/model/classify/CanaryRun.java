package io.plumbline.model.classify;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.util.List;
import java.util.stream.IntStream;

/** Canaries on their way into a package, and the check that a network still gives the same for them. */
public final class CanaryRun {

    /** How far a probability may be off: PyTorch's last bits depend on the batch size. */
    public static final double TOLERANCE = 1e-5;

    /** Canaries that are copied out of the heap at once. */
    private static final int PIECE = 32;

    private CanaryRun() {}

    /**
     * Scores images and keeps them with their probabilities.
     *
     * @param images 1 to {@value Canaries#MAX_COUNT}
     */
    public static Canaries record(Scorer scorer, PixelBatch images) {
        Scores scores = scorer.score(images);
        List<FloatVector> probabilities = IntStream.range(0, scores.size())
                .mapToObj(scores::probabilities)
                .toList();
        return Canaries.of(images, probabilities);
    }

    /**
     * Scores the canaries once more.
     *
     * @throws PackageRefused with {@link Reason#CANARIES_DIFFER} if any probability is off by more than
     *     {@value #TOLERANCE}
     */
    public static void verify(Scorer scorer, Canaries canaries) throws PackageRefused {
        for (int from = 0; from < canaries.size(); from += PIECE) {
            int to = Math.min(canaries.size(), from + PIECE);
            Scores scores = scorer.score(canaries.images(scorer.spec().inputShape(), from, to));
            for (int i = from; i < to; i++) {
                requireEqual(i, canaries.probabilities(i), scores.probabilities(i - from));
            }
        }
    }

    private static void requireEqual(int canary, FloatVector expected, FloatVector found) throws PackageRefused {
        for (int c = 0; c < expected.size(); c++) {
            // Written so that NaN fails.
            if (!(Math.abs(expected.get(c) - found.get(c)) <= TOLERANCE)) {
                throw new PackageRefused(
                        Reason.CANARIES_DIFFER,
                        "Canary %d has probability %s in class %d; the package says %s"
                                .formatted(canary, found.get(c), c, expected.get(c)));
            }
        }
    }
}
