package io.plumbline.drift.monitor.references;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of looking a model's reference up. */
public sealed interface Reference {

    /**
     * One to judge by.
     *
     * @param classes what the model tells apart; none where an accepted profile stands for the model's own
     * @param accuracy how often the model was right, and what its confidence says about that; packages of old, and accepted
     *     profiles, do not tell
     * @param from since when predictions are judged by it: {@link Instant#MIN} for the model's own, which never changes,
     *     because the model's id is its content
     */
    record Known(ReferenceProfile profile, Classes classes, Optional<AccuracyReference> accuracy, Instant from)
            implements Reference {

        /** The model's own. */
        public Known(ReferenceProfile profile, Classes classes, Optional<AccuracyReference> accuracy) {
            this(profile, classes, accuracy, Instant.MIN);
        }

        /** One that someone accepted. */
        Known(ReferenceProfile profile, Instant from) {
            this(profile, Classes.of(List.of()), Optional.empty(), from);
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
