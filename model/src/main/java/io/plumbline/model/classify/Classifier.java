package io.plumbline.model.classify;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;

/** A scorer that came out of a model package, so that its predictions can name it. */
public interface Classifier extends Scorer {

    /** The content address of its package. */
    ModelId modelId();

    /** What its package says about it. */
    Manifest manifest();

    @Override
    default ModelSpec spec() {
        return manifest().model();
    }

    /**
     * Scores the package's canaries once more: if this passes, the model is sound, and an image that fails is itself to
     * blame.
     *
     * @throws PackageRefused with {@link PackageRefused.Reason#CANARIES_DIFFER} if the scores are not those that the
     *     package states
     */
    void verifyCanaries() throws PackageRefused;
}
