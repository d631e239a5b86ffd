package io.plumbline.drift.monitor.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stage two remembers of one model besides its drift state. Immutable; kept as JSON in its store.
 *
 * @param lastReportAt the {@code at} of the newest report
 * @param examples image ids from the window, oldest first
 */
record ModelNotes(Optional<Instant> lastReportAt, List<Example> examples) {

    private static final int MOST_EXAMPLES = 10;

    ModelNotes {
        examples = List.copyOf(examples);
    }

    /** @param judgedImages how many of the model's images had been judged when it was noted */
    record Example(String imageId, long judgedImages) {}

    static ModelNotes none() {
        return new ModelNotes(Optional.empty(), List.of());
    }

    boolean isReportDue(Instant at, Duration betweenReports) {
        return lastReportAt
                .filter(last -> !at.isBefore(last) && at.isBefore(last.plus(betweenReports)))
                .isEmpty();
    }

    ModelNotes reportedAt(Instant at) {
        return new ModelNotes(Optional.of(at), examples);
    }

    /**
     * Notes more image ids, and forgets those that have left the window and the oldest of too many.
     *
     * @param judgedImages how many of the model's images have been judged, these included
     * @param windowImages how many of those the window holds
     */
    ModelNotes withExamples(List<String> imageIds, long judgedImages, long windowImages) {
        List<Example> all = new ArrayList<>(examples);
        imageIds.forEach(id -> all.add(new Example(id, judgedImages)));
        all.removeIf(example -> example.judgedImages() <= judgedImages - windowImages);
        return new ModelNotes(lastReportAt, all.subList(Math.max(0, all.size() - MOST_EXAMPLES), all.size()));
    }

    List<String> exampleIds() {
        return examples.stream().map(Example::imageId).toList();
    }
}
