package io.plumbline.trainer.tracking.folder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run whose log has no end.
 *
 * @param events all that its log says
 */
record OpenRun(List<RunEvent> events) {

    /** So long may pass before it is given up that somebody says what was decided. */
    private static final Duration LONGEST_INDECISION = Duration.ofDays(7);

    /** The run, if it has begun and not ended. */
    static Optional<OpenRun> of(List<RunEvent> events) {
        boolean open = !events.isEmpty()
                && events.get(0).started().isPresent()
                && events.stream().allMatch(event -> event.ended().isEmpty());
        return open ? Optional.of(new OpenRun(events)) : Optional.empty();
    }

    /** Whether its process is gone. */
    boolean isLeft(Instant now) {
        Writer writer = events.get(0).started().orElseThrow().writer();
        return writer.isGone(lastWritten(), now);
    }

    /** What is being decided elsewhere, if something is. */
    Optional<String> decision() {
        return events.stream().flatMap(event -> event.undecided().stream()).reduce((earlier, later) -> later);
    }

    /** Whether its process is gone, and nobody is to be expected who goes on with it. */
    boolean isKilled(Instant now) {
        boolean awaited = decision().isPresent()
                && !lastWritten().plus(LONGEST_INDECISION).isBefore(now);
        return !awaited && isLeft(now);
    }

    Instant lastWritten() {
        return events.get(events.size() - 1).at();
    }
}
