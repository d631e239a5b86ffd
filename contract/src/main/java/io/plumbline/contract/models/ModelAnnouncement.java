package io.plumbline.contract.models;

import java.net.URI;
import java.time.Instant;

/**
 * One record on {@code models}, keyed by model id: the package's role from now on, and where to get it.
 *
 * @param location where the package can be fetched
 * @param sizeBytes the size of the package, so that nothing larger is ever read
 * @param by who or what announced it
 * @param why in a sentence
 */
public record ModelAnnouncement(
        String modelId, ModelRole role, URI location, long sizeBytes, Instant at, String by, String why) {

    public ModelAnnouncement {
        ModelId.parse(modelId);
        if (role == null || location == null || at == null) {
            throw new IllegalArgumentException(
                    "An announcement of %s needs a role, a location and a time".formatted(modelId));
        }
        if (sizeBytes <= 0) {
            throw new IllegalArgumentException("Not the size of a model package: %d bytes".formatted(sizeBytes));
        }
    }

    public ModelId id() {
        return ModelId.parse(modelId);
    }

    /** The same package in another role. */
    public ModelAnnouncement as(ModelRole newRole, Instant when, String who, String reason) {
        return new ModelAnnouncement(modelId, newRole, location, sizeBytes, when, who, reason);
    }
}
