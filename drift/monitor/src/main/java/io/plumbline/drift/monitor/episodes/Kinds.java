package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftKind;
import java.util.List;
import java.util.Set;

/**
 * Tells from what moved what kind of drift it is, as far as it can be told: by the most telling feature. The features of the
 * prediction have fixed names; every other one, an own one too, is taken for one of the image.
 */
final class Kinds {

    private static final String CLASS_PREFIX = "log_p:";
    private static final Set<String> SURENESS = Set.of("entropy", "energy");

    private Kinds() {}

    /** @param causes the features that moved, the most telling first */
    static DriftKind of(List<Cause> causes) {
        String leading = causes.isEmpty() ? "" : causes.get(0).feature();
        if (SURENESS.contains(leading)) {
            return DriftKind.PREDICTION;
        }
        if (!leading.startsWith(CLASS_PREFIX)) {
            return DriftKind.INPUT;
        }
        boolean lessSure = causes.stream().anyMatch(cause -> SURENESS.contains(cause.feature()));
        return lessSure ? DriftKind.PREDICTION : DriftKind.CLASS_MIX;
    }
}
