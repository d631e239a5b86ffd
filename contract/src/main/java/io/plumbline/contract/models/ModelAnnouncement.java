package io.plumbline.contract.models;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.check.Require;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

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
 * @param share of the keys that a canary answers, in (0, 1]; there for a canary, and for no other role
 */
public record ModelAnnouncement(
        String modelId,
        ModelRole role,
        URI location,
        long sizeBytes,
        Instant at,
        String by,
        String why,
        Optional<Double> share) {

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
        requireShare(role, share);
    }

    /** An announcement in a role that has no share. */
    public ModelAnnouncement(
            String modelId, ModelRole role, URI location, long sizeBytes, Instant at, String by, String why) {
        this(modelId, role, location, sizeBytes, at, by, why, Optional.empty());
    }

    private static void requireShare(ModelRole role, Optional<Double> share) {
        if (Require.present("share", share).isPresent() != (role == ModelRole.CANARY)) {
            throw new IllegalArgumentException("share is %s for the role %s: a canary has one, and no other role does"
                    .formatted(share.map(String::valueOf).orElse("missing"), role));
        }
        if (share.isPresent() && !(share.get() > 0 && share.get() <= 1)) {
            throw new IllegalArgumentException("share must be in (0, 1], found %s".formatted(share.get()));
        }
    }

    /** {@link #modelId} taken apart. */
    public ModelId id() {
        return ModelId.parse(modelId);
    }

    /** The same package in another role, which is not that of a canary. */
    public ModelAnnouncement as(ModelRole newRole, Instant when, String who, String reason) {
        return new ModelAnnouncement(modelId, newRole, location, sizeBytes, when, who, reason);
    }

    /**
     * The same package as a canary.
     *
     * @param newShare of the keys, in (0, 1]
     */
    public ModelAnnouncement asCanary(double newShare, Instant when, String who, String reason) {
        return new ModelAnnouncement(
                modelId, ModelRole.CANARY, location, sizeBytes, when, who, reason, Optional.of(newShare));
    }
}
