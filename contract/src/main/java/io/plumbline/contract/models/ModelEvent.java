package io.plumbline.contract.models;

import java.time.Instant;
import java.util.Optional;

/**
 * One record on {@code models-events}: what one serving instance did with a model package.
 *
 * @param instance which process, unique per start
 * @param reason why a package was refused
 */
public record ModelEvent(String instance, String modelId, Kind kind, Optional<String> reason, Instant at) {

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
