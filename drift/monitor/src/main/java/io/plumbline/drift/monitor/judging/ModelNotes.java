package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.ExampleImage.Role;
import io.plumbline.contract.drift.SerialDependence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stage two remembers of one model besides its drift state. Immutable; kept as JSON in its store.
 *
 * @param lastReportAt the {@code at} of the newest report
 * @param examples images from the window
 * @param pace how long the e-detector took, and has been silent
 * @param order what the last look at the order of the stream told, if there was one
 * @param lagOne what it found in each feature, in the model's order
 */
record ModelNotes(
        Optional<Instant> lastReportAt,
        List<Example> examples,
        EvidencePace pace,
        Optional<SerialDependence> order,
        Optional<List<Double>> lagOne) {

    private static final int MOST_OF_EACH_ROLE = 4;

    ModelNotes {
        examples = List.copyOf(examples);
        lagOne = lagOne.map(List::copyOf);
    }

    /**
     * An image to show.
     *
     * @param judgedImages how many of the model's images had been judged when it was noted
     */
    record Example(ExampleImage image, long judgedImages) {

        private boolean is(Role role) {
            return image.role() == role;
        }
    }

    static ModelNotes none() {
        return new ModelNotes(Optional.empty(), List.of(), EvidencePace.initial(), Optional.empty(), Optional.empty());
    }

    /** What stays when another reference takes over: when was last reported. */
    ModelNotes afresh() {
        return new ModelNotes(lastReportAt, List.of(), EvidencePace.initial(), Optional.empty(), Optional.empty());
    }

    boolean isReportDue(Instant at, Duration betweenReports) {
        return lastReportAt
                .filter(last -> !at.isBefore(last) && at.isBefore(last.plus(betweenReports)))
                .isEmpty();
    }

    ModelNotes reportedAt(Instant at) {
        return new ModelNotes(Optional.of(at), examples, pace, order, lagOne);
    }

    /**
     * Notes more images, and forgets those that have left the window, all but the newest typical ones, and all but the most
     * extreme.
     *
     * @param judgedImages how many of the model's images have been judged, these included
     * @param windowImages how many of those the window holds
     */
    ModelNotes withExamples(List<ExampleImage> images, long judgedImages, long windowImages) {
        List<Example> all = new ArrayList<>(examples);
        images.forEach(image -> all.add(new Example(image, judgedImages)));
        all.removeIf(example -> example.judgedImages() <= judgedImages - windowImages);
        Stream<Example> typical = all.stream()
                .filter(example -> example.is(Role.TYPICAL))
                .sorted(Comparator.comparingLong(Example::judgedImages).reversed());
        Stream<Example> extreme = all.stream()
                .filter(example -> example.is(Role.EXTREME))
                .sorted(Comparator.comparingDouble(
                                (Example example) -> example.image().rarity())
                        .reversed());
        return new ModelNotes(
                lastReportAt,
                Stream.concat(typical.limit(MOST_OF_EACH_ROLE), extreme.limit(MOST_OF_EACH_ROLE))
                        .toList(),
                pace,
                order,
                lagOne);
    }

    ModelNotes withPace(EvidencePace newPace) {
        return new ModelNotes(lastReportAt, examples, newPace, order, lagOne);
    }

    ModelNotes withOrder(OrderWatch.Told told) {
        return new ModelNotes(lastReportAt, examples, pace, Optional.of(told.dependence()), Optional.of(told.lagOne()));
    }

    List<ExampleImage> exampleImages() {
        return examples.stream().map(Example::image).toList();
    }
}
