package io.plumbline.app.drift;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When new models are asked for by the clock: at whole multiples of a length of time since 1970 in UTC, so that all who ask by the
 * same schedule ask for the same thing.
 *
 * @param every from one time to the next; a minute or longer
 */
public record Schedule(Duration every) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public Schedule {
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "a retraining every %s is too often; expected 1m or more".formatted(every));
        }
    }

    /** The first time after this one. */
    Instant next(Instant now) {
        long millis = every.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), millis) + 1) * millis);
    }

    /** From when on images are learnt from. */
    Instant imagesSince(Instant time) {
        return time.minus(every);
    }

    /** The request of a time. */
    static RetrainingTrigger trigger(String modelId, Instant time, List<OffsetRange> images) {
        return new RetrainingTrigger("scheduled-" + time, modelId, Cause.SCHEDULED, Optional.empty(), images, time);
    }
}
