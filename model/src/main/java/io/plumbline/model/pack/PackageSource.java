package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import java.net.URI;

/** Where packages come from. */
public interface PackageSource {

    /**
     * Makes a package available on this machine, fetching it if it is not.
     *
     * @param location where it was announced to be
     * @param id its content address
     * @return a local file with this content
     * @throws PackageRefused if it cannot be had, is too large, or its content is not what the id says
     */
    PackedModel fetch(URI location, ModelId id) throws PackageRefused;
}
