package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import java.util.Locale;

/** Decides whether a challenger takes the champion's place. */
record Gate(GateOptions options) {

    /** Whether it is better on recent images beyond chance, and not worse on base images by more than the tolerance. */
    boolean opensFor(Comparison recent, Comparison base) {
        return isBetter(recent) && keeps(base);
    }

    /** The decision in a sentence. */
    String explain(Comparison recent, Comparison base) {
        return "The challenger %s on recent images (%s) and %s on base images (%s)."
                .formatted(
                        isBetter(recent) ? "is better" : "is not significantly better",
                        figures(recent),
                        keeps(base) ? "no worse than tolerated" : "worse than tolerated",
                        figures(base));
    }

    private boolean isBetter(Comparison recent) {
        return recent.pValue() < options.significance();
    }

    private boolean keeps(Comparison base) {
        return base.challengerAccuracy() >= base.championAccuracy() - options.baseTolerance();
    }

    private static String figures(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%.3f after %.3f on %d, p = %.2g",
                comparison.challengerAccuracy(),
                comparison.championAccuracy(),
                comparison.images(),
                comparison.pValue());
    }
}
