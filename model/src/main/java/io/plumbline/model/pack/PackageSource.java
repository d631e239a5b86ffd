package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelAnnouncement;

/** Where packages come from. */
public interface PackageSource {

    /**
     * Makes an announced package available on this machine, fetching it if it is not. Never more than the announced size is
     * read.
     *
     * @return a local file with the content that the model's id names
     * @throws PackageRefused if it cannot be had, is too large, or its content is not what the id says
     */
    PackedModel fetch(ModelAnnouncement announcement) throws PackageRefused;
}
