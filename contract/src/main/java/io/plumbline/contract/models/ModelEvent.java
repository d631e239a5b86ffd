package io.plumbline.contract.models;

import io.plumbline.contract.check.Require;
import java.time.Instant;
import java.util.Optional;

/**
 * One record on {@code models-events}, keyed by instance: what one serving instance did with a model package.
 *
 * @param instance which process, unique per start
 * @param modelId the package that this is about
 * @param kind what happened
 * @param reason why a package was refused or dropped: always there then
 * @param at when it happened, by the instance's clock
 */
public record ModelEvent(String instance, String modelId, Kind kind, Optional<String> reason, Instant at) {

    public ModelEvent {
        Require.text("instance", instance);
        Require.text("modelId", modelId);
        Require.present("kind", kind);
        Require.present("at", at);
        if (Require.present("reason", reason).isEmpty() && kind.hasReason()) {
            throw new IllegalArgumentException("reason is missing: an event of kind %s says why".formatted(kind));
        }
    }

    /** What happened. */
    public enum Kind {
        /** Fetched, checked, its canaries scored as the manifest says, and warmed up. */
        LOADED,
        /** From here on this instance's predictions are made by it. */
        SWAPPED,
        /** From here on this instance scores every image by it as well, to {@code predictions-shadow}. */
        SHADOW,
        /** From here on this instance answers a share of the keys by it. */
        CANARY,
        /** It is no shadow or canary of this instance any more: it was called off, or failed where the champion did not. */
        DROPPED,
        /** It did not pass a check; whichever model served before serves on. */
        REFUSED;

        /** Whether such an event always says why. */
        public boolean hasReason() {
            return this == REFUSED || this == DROPPED;
        }
    }
}
