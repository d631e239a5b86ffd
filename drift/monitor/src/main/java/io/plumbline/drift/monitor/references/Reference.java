package io.plumbline.drift.monitor.references;

import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Instant;

/** What came of looking a model's reference up. */
public sealed interface Reference {

    /**
     * One to judge by.
     *
     * @param from since when predictions are judged by it: {@link Instant#MIN} for the model's own, which never changes,
     *     because the model's id is its content
     */
    record Known(ReferenceProfile profile, Instant from) implements Reference {

        public Known(ReferenceProfile profile) {
            this(profile, Instant.MIN);
        }
    }

    /** There is none that can be used, at least for now. */
    record Unavailable(Cause cause, String detail) implements Reference {}

    /** Why there is none. */
    enum Cause {
        /** Nobody announced such a model. */
        UNKNOWN_MODEL,
        /** It was announced, but its package cannot be had or is not sound. */
        UNREADABLE_PACKAGE,
        /** It has one, but none with the bins that were asked for. */
        SUPERSEDED
    }
}
