package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.model.pack.PackageRefused;

/** Makes announced packages into models that are ready to serve. */
public interface ModelLoader {

    /**
     * Fetches, checks and warms up one package, which may take seconds.
     *
     * @throws PackageRefused if it does not pass a check, or cannot be had
     */
    ServingModel load(ModelAnnouncement announcement) throws PackageRefused;
}
