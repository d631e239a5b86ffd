package io.plumbline.drift.monitor.references;

import java.time.Instant;
import java.util.Optional;

/** Finds the reference of a model. */
public interface References {

    /** The reference in the package of the model with this id, which may be any text. */
    Reference of(String modelId);

    /** The model's own reference, if it can be had. */
    default Optional<Reference.Known> known(String modelId) {
        return of(modelId) instanceof Reference.Known known ? Optional.of(known) : Optional.empty();
    }

    /** The reference by which predictions of this model with this time stamp are judged: one that was accepted, or its own. */
    default Reference at(String modelId, Instant time) {
        return of(modelId);
    }

    /**
     * The reference of this model with these bins; none with any others.
     *
     * @param binning the fingerprint of the bins that a pane was counted in
     */
    default Reference counted(String modelId, int binning) {
        Reference found = of(modelId);
        return found instanceof Reference.Known known
                        && known.profile().binning().fingerprint() != binning
                ? new Reference.Unavailable(
                        Reference.Cause.SUPERSEDED,
                        "it was counted in the bins %08x of another reference".formatted(binning))
                : found;
    }
}
