package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stream of observations of one model, 50 images and 100 ms apart. */
final class Observations {

    static final String CHAMPION = "cnn-" + "a".repeat(64);
    static final String SUCCESSOR = "cnn-" + "b".repeat(64);
    static final Instant START = Instant.parse("2026-11-24T10:15:30Z");

    static final AccuracyReport ACCURACY = new AccuracyReport(
            1_000, .7, .67, .73, START.minusSeconds(3_600), START.minusSeconds(1_800), List.of(), Optional.empty());
    static final List<OffsetRange> LABELLED = List.of(new OffsetRange("images", 0, 17, 42));

    private final String modelId;
    private long judgedImages;

    Observations(String modelId) {
        this.modelId = modelId;
    }

    Observation quiet() {
        return next(false, false, false, "mean");
    }

    Observation suspecting(String feature) {
        return next(true, false, false, feature);
    }

    Observation confirming(String feature) {
        return next(true, true, false, feature);
    }

    Observation settled() {
        return next(false, false, true, "mean");
    }

    /** The features are as ever, and labels have just told that the model is wrong too often. */
    Observation inaccurate() {
        Observation quiet = quiet();
        return labelled(quiet, List.of(), true);
    }

    /** Both speak at once. */
    Observation confirmingAndInaccurate(String feature) {
        Observation confirming = confirming(feature);
        return labelled(confirming, confirming.causes(), true);
    }

    private static Observation labelled(Observation features, List<Cause> causes, boolean alarm) {
        return new Observation(
                features.modelId(),
                features.at(),
                features.images(),
                features.judgedImages(),
                features.suspected(),
                features.confirmed(),
                features.settled(),
                causes,
                features.largestStatistic(),
                features.since(),
                features.sources(),
                features.examples(),
                Optional.of(new Observation.Labels(ACCURACY, LABELLED, alarm)));
    }

    private Observation next(boolean suspected, boolean confirmed, boolean settled, String feature) {
        judgedImages += 50;
        Instant at = START.plusMillis(2 * judgedImages);
        return new Observation(
                modelId,
                at,
                50,
                judgedImages,
                suspected,
                confirmed,
                settled,
                List.of(new Cause(feature, Direction.UP, .2, .5, 20, Optional.empty(), Optional.empty())),
                confirmed ? .4 : .1,
                at.minusSeconds(1),
                List.of(new OffsetRange("images", 0, Math.max(0, judgedImages - 500), judgedImages - 1)),
                List.of(new ExampleImage(
                        ExampleImage.Role.TYPICAL,
                        "image-" + judgedImages,
                        Optional.empty(),
                        new SourcePosition("images", 0, judgedImages),
                        1)),
                Optional.empty());
    }
}
