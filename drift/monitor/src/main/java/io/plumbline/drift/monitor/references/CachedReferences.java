package io.plumbline.drift.monitor.references;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers what was found for good, since a model's id is its content, and what was not found for a while, so that a
 * model that nobody knows is not looked for at each of its predictions. Not safe for use by several threads.
 */
final class CachedReferences implements References {

    private final References origin;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<String, Answer> answers = new HashMap<>();

    private record Answer(Reference reference, Instant at) {}

    /** @param patience how long a model that was not found is not looked for again */
    CachedReferences(References origin, Duration patience, InstantSource clock) {
        this.origin = origin;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Reference of(String modelId) {
        Answer known = answers.get(modelId);
        if (known != null && isGood(known)) {
            return known.reference();
        }
        if (known == null) {
            answers.values().removeIf(answer -> !isGood(answer));
        }
        Reference found = origin.of(modelId);
        answers.put(modelId, new Answer(found, clock.instant()));
        return found;
    }

    private boolean isGood(Answer answer) {
        return answer.reference() instanceof Reference.Known
                || clock.instant().isBefore(answer.at().plus(patience));
    }
}
