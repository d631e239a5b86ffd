package io.plumbline.contract.models;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.check.Require;
import java.net.URI;
import java.time.Instant;

/**
 * One record on {@code models}, keyed by model id: the package's role from now on, and where to get it.
 *
 * @param modelId the content address of the package, see {@link ModelId}
 * @param role what the package is to the stream from now on
 * @param location where the package can be fetched; absolute
 * @param sizeBytes the size of the package, so that nothing larger is ever read; at least 1
 * @param at when it was announced
 * @param by who or what announced it
 * @param why in a sentence
 */
public record ModelAnnouncement(
        String modelId, ModelRole role, URI location, long sizeBytes, Instant at, String by, String why) {

    public ModelAnnouncement {
        ModelId.parse(modelId);
        Require.present("role", role);
        if (!Require.present("location", location).isAbsolute()) {
            throw new IllegalArgumentException("location must begin with a scheme, such as file: or https:, found '%s'"
                    .formatted(Excerpt.of(location.toString())));
        }
        Require.atLeast("sizeBytes", 1, sizeBytes);
        Require.present("at", at);
        Require.present("by", by);
        Require.present("why", why);
    }

    /** {@link #modelId} taken apart. */
    public ModelId id() {
        return ModelId.parse(modelId);
    }

    /** The same package in another role. */
    public ModelAnnouncement as(ModelRole newRole, Instant when, String who, String reason) {
        return new ModelAnnouncement(modelId, newRole, location, sizeBytes, when, who, reason);
    }
}
