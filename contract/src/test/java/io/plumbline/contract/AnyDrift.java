package io.plumbline.contract;

import static io.plumbline.contract.AnyPart.count;
import static io.plumbline.contract.AnyPart.finite;
import static io.plumbline.contract.AnyPart.flag;
import static io.plumbline.contract.AnyPart.instant;
import static io.plumbline.contract.AnyPart.notNegative;
import static io.plumbline.contract.AnyPart.number;
import static io.plumbline.contract.AnyPart.position;
import static io.plumbline.contract.AnyPart.ranges;
import static io.plumbline.contract.AnyPart.runLength;
import static io.plumbline.contract.AnyPart.share;
import static io.plumbline.contract.AnyPart.text;

import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.EstimatedAccuracy;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.contract.drift.Quantiles;
import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.contract.drift.Window;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of each kind that tells of drift. */
final class AnyDrift {

    private AnyDrift() {}

    static Arbitrary<DriftReport> report() {
        Arbitrary<Window> window =
                Combinators.combine(count(), instant(), instant(), ranges()).as(Window::new);
        return Combinators.combine(
                        text(),
                        instant(),
                        count(),
                        count(),
                        window,
                        rollingKs(),
                        Combinators.combine(finite(), runLength(), notNegative(), flag())
                                .as(DriftReport.EDetector::new),
                        Combinators.combine(
                                        feature().list().ofMaxSize(3),
                                        dependence().optional(),
                                        labels().optional(),
                                        accuracy().optional(),
                                        estimate().optional())
                                .as(Findings::new))
                .as((modelId, at, judged, images, seen, rolling, detector, found) -> new DriftReport(
                        modelId,
                        at,
                        judged,
                        images,
                        seen,
                        rolling,
                        detector,
                        found.features(),
                        found.order(),
                        found.labels(),
                        found.accuracy(),
                        found.estimate()));
    }

    /** What a report says over and above its detectors. */
    private record Findings(
            List<FeatureReport> features,
            Optional<SerialDependence> order,
            Optional<LabelCounts> labels,
            Optional<AccuracyReport> accuracy,
            Optional<EstimatedAccuracy> estimate) {}

    private static Arbitrary<LabelCounts> labels() {
        return Combinators.combine(count(), count(), count(), count(), count(), count())
                .as(LabelCounts::new);
    }

    private static Arbitrary<AccuracyReport> accuracy() {
        Arbitrary<AccuracyReport.ClassAccuracy> ofClass = Combinators.combine(
                        text(), runLength(), share(), share(), share())
                .as(AccuracyReport.ClassAccuracy::new);
        Arbitrary<AccuracyReport.Watch> watch = Combinators.combine(share(), share(), finite(), runLength(), flag())
                .as(AccuracyReport.Watch::new);
        return Combinators.combine(
                        runLength(),
                        share(),
                        share(),
                        share(),
                        instant(),
                        instant(),
                        ofClass.list().ofMaxSize(2),
                        watch.optional())
                .as(AccuracyReport::new);
    }

    private static Arbitrary<EstimatedAccuracy> estimate() {
        Arbitrary<EstimatedAccuracy.Checked> checked = Combinators.combine(runLength(), share(), flag())
                .as((labels, size, over) -> new EstimatedAccuracy.Checked(labels, over ? size : -size));
        return Combinators.combine(runLength(), share(), share(), share(), notNegative(), flag(), checked.optional())
                .as(EstimatedAccuracy::new);
    }

    private static Arbitrary<DriftReport.RollingKs> rollingKs() {
        return Combinators.combine(notNegative(), notNegative(), runLength(), notNegative(), number(), number(), flag())
                .as((largest, threshold, runLength, seconds, inARow, toSuspect, suspected) -> new DriftReport.RollingKs(
                        largest, threshold, runLength, seconds, inARow, Math.max(1, toSuspect), suspected));
    }

    private static Arbitrary<SerialDependence> dependence() {
        return Combinators.combine(text(), share(), flag()).as(SerialDependence::new);
    }

    private static Arbitrary<FeatureReport> feature() {
        Arbitrary<Double> trend = Combinators.combine(share(), flag()).as((size, away) -> away ? size : -size);
        Arbitrary<List<Double>> shares = share().list().ofSize(3);
        return Combinators.combine(
                        text(), text(), shares, notNegative(), trend, direction(), finite(), share().optional())
                .as((name, unit, share, scaled, moved, direction, evidence, lagOne) -> new FeatureReport(
                        name,
                        unit,
                        share.get(0),
                        scaled,
                        share.get(1),
                        share.get(2),
                        moved,
                        direction,
                        evidence,
                        lagOne));
    }

    static Arbitrary<DriftAlert> alert() {
        Arbitrary<DriftAlert.Cause> cause = Combinators.combine(
                        text(),
                        direction(),
                        share(),
                        share(),
                        finite(),
                        quantiles().optional(),
                        quantiles().optional())
                .as(DriftAlert.Cause::new);
        Arbitrary<DriftAlert.Resolution> resolution = Combinators.combine(
                        text(), instant(), share(), count(), notNegative())
                .as(DriftAlert.Resolution::new);
        Arbitrary<DriftAlert> resolved = Combinators.combine(
                        Combinators.combine(text(), Arbitraries.of(DriftKind.class))
                                .as(Map::entry),
                        Arbitraries.of(DriftAlert.Detector.class),
                        instant(),
                        count(),
                        ranges(),
                        cause.list().ofMaxSize(2),
                        example().list().ofMaxSize(3),
                        Combinators.combine(accuracy(), resolution).as(Map::entry))
                .as((what, detector, at, images, ranges, causes, examples, end) -> new DriftAlert(
                        what.getKey(),
                        what.getKey(),
                        AlertState.RESOLVED,
                        what.getValue(),
                        detector,
                        at,
                        at,
                        images,
                        ranges,
                        causes,
                        examples,
                        Optional.of(end.getKey()).filter(any -> what.getValue() == DriftKind.ACCURACY),
                        Optional.of(end.getValue())));
        return Combinators.combine(resolved, Arbitraries.of(AlertState.class))
                .as((alert, state) -> state == AlertState.RESOLVED ? alert : unresolved(alert, state));
    }

    private static DriftAlert unresolved(DriftAlert alert, AlertState state) {
        return new DriftAlert(
                alert.episodeId(),
                alert.modelId(),
                state,
                alert.kind(),
                alert.detector(),
                alert.at(),
                alert.since(),
                alert.judgedImages(),
                alert.sources(),
                alert.causes(),
                alert.examples(),
                alert.accuracy(),
                Optional.empty());
    }

    private static Arbitrary<Quantiles> quantiles() {
        return Combinators.combine(finite(), finite(), finite()).as(Quantiles::new);
    }

    private static Arbitrary<ExampleImage> example() {
        return Combinators.combine(
                        Arbitraries.of(ExampleImage.Role.class), text(), text().optional(), position(), notNegative())
                .as(ExampleImage::new);
    }

    static Arbitrary<AlertAction> action() {
        return Combinators.combine(
                        text(), Arbitraries.of(AlertAction.Action.class), text(), text(), instant(), instant())
                .as((id, action, by, why, at, until) -> new AlertAction(
                        id, action, by, why, at, Optional.of(until).filter(any -> action == AlertAction.Action.MUTED)));
    }

    static Arbitrary<AcceptedReference> reference() {
        return Combinators.combine(text(), text(), runLength(), ranges(), instant(), text(), text(), instant())
                .as((id, profile, images, ranges, from, by, why, at) ->
                        new AcceptedReference(id, id, profile, images, ranges, from, by, why, at));
    }

    private static Arbitrary<Direction> direction() {
        return Arbitraries.of(Direction.class);
    }
}
