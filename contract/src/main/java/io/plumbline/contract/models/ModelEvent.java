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
 * @param reason why a package was refused: always there then
 * @param at when it happened, by the instance's clock
 */
public record ModelEvent(String instance, String modelId, Kind kind, Optional<String> reason, Instant at) {

    public ModelEvent {
        Require.text("instance", instance);
        Require.text("modelId", modelId);
        Require.present("kind", kind);
        Require.present("at", at);
        if (Require.present("reason", reason).isEmpty() && kind == Kind.REFUSED) {
            throw new IllegalArgumentException("reason is missing: a refusal says why");
        }
    }

    /** What happened. */
    public enum Kind {
        /** Fetched, checked, its canaries scored as the manifest says, and warmed up. */
        LOADED,
        /** From here on this instance's predictions are made by it. */
        SWAPPED,
        /** It did not pass a check; whichever model served before serves on. */
        REFUSED
    }
}
