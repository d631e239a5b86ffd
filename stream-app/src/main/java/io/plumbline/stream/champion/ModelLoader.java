package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import java.util.Optional;
import java.util.Set;

/** Makes announced packages into models that are ready to serve. */
public interface ModelLoader {

    /**
     * Fetches, checks and warms up one package, which may take seconds.
     *
     * @param served what the model has to fit, if one serves already
     * @throws PackageRefused if it does not pass a check, or cannot be had
     */
    ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused;

    /** A model that was loaded already for another purpose, for its next holder to close, if there is one of this id. */
    default Optional<ServingModel> loaded(String modelId) {
        return Optional.empty();
    }

    /** Lets go of what it keeps of all packages but these. Never throws. */
    default void keepOnly(Set<ModelId> packages) {}
}
