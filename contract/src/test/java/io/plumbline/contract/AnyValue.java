package io.plumbline.contract;

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
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of each kind that is JSON, anywhere within what its record takes. */
public final class AnyValue {

    private static final int LAST_CODE_POINT = 0x10FFFF;
    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private AnyValue() {}

    /** All kinds. */
    public static Arbitrary<Object> json() {
        return Arbitraries.oneOf(List.<Arbitrary<Object>>of(
                prediction().asGeneric(),
                label().asGeneric(),
                announcement().asGeneric(),
                event().asGeneric(),
                report().asGeneric(),
                alert().asGeneric(),
                action().asGeneric(),
                reference().asGeneric(),
                trigger().asGeneric(),
                verdict().asGeneric()));
    }

    private static Arbitrary<Prediction> prediction() {
        return Combinators.combine(
                        text(),
                        text(),
                        floatShare(),
                        vector(),
                        text(),
                        finiteFloat().optional(),
                        Arbitraries.of(true, false).optional(),
                        position())
                .as(Prediction::new);
    }

    /** Text of any characters, among them quotes, controls and emoji, but never blank. */
    public static Arbitrary<String> text() {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0, LAST_CODE_POINT)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE);
        Arbitrary<Integer> awkward = Arbitraries.of("\"\\/\b\f\n\r\t\0\u007F\u2028\u00E9\u6F22\uFFFD{}[]:,'<& "
                .codePoints()
                .boxed()
                .toList());
        Arbitrary<Integer> letter = Arbitraries.integers().between('a', 'z');
        Arbitrary<String> start = letter.map(Character::toString);
        return Combinators.combine(
                        start, Arbitraries.oneOf(any, awkward, letter).list().ofMaxSize(12))
                .as((first, rest) ->
                        rest.stream().map(Character::toString).reduce(first, (left, right) -> right + left));
    }

    /** Any float but NaN and the infinities. */
    public static Arbitrary<Float> finiteFloat() {
        return Arbitraries.integers().map(Float::intBitsToFloat).filter(Float::isFinite);
    }

    /** Shares with seven decimals, which is how predictions are written. */
    static Arbitrary<Float> floatShare() {
        int one = 10_000_000;
        return Arbitraries.integers().between(0, one).map(share -> (float) (share / (double) one));
    }

    private static Arbitrary<FloatVector> vector() {
        return floatShare().list().ofMaxSize(20).map(values -> {
            float[] floats = new float[values.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = values.get(i);
            }
            return FloatVector.of(floats);
        });
    }

    private static Arbitrary<Label> label() {
        return Combinators.combine(text(), text()).as(Label::new);
    }

    private static Arbitrary<ModelAnnouncement> announcement() {
        Arbitrary<URI> location = Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .map(path -> URI.create("https://localhost:8080/%20" + path));
        return Combinators.combine(
                        modelId(),
                        Arbitraries.of(ModelRole.class),
                        location,
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        instant(),
                        text(),
                        text(),
                        Arbitraries.doubles().between(0, false, 1, true))
                .as((id, role, at, bytes, when, by, why, share) -> new ModelAnnouncement(
                        id,
                        role,
                        at,
                        bytes,
                        when,
                        by,
                        why,
                        Optional.of(share).filter(any -> role == ModelRole.CANARY)));
    }

    private static Arbitrary<ModelEvent> event() {
        return Combinators.combine(text(), text(), Arbitraries.of(ModelEvent.Kind.class), text().optional(), instant())
                .filter((instance, modelId, kind, reason, at) -> !kind.hasReason() || reason.isPresent())
                .as(ModelEvent::new);
    }

    private static Arbitrary<DriftReport> report() {
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
        return Combinators.combine(text(), text(), shares, notNegative(), trend, direction(), finite())
                .as((name, unit, share, scaled, moved, direction, evidence) -> new FeatureReport(
                        name, unit, share.get(0), scaled, share.get(1), share.get(2), moved, direction, evidence));
    }

    private static Arbitrary<DriftAlert> alert() {
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

    private static Arbitrary<AlertAction> action() {
        return Combinators.combine(
                        text(), Arbitraries.of(AlertAction.Action.class), text(), text(), instant(), instant())
                .as((id, action, by, why, at, until) -> new AlertAction(
                        id, action, by, why, at, Optional.of(until).filter(any -> action == AlertAction.Action.MUTED)));
    }

    private static Arbitrary<AcceptedReference> reference() {
        return Combinators.combine(text(), text(), runLength(), ranges(), instant(), text(), text(), instant())
                .as((id, profile, images, ranges, from, by, why, at) ->
                        new AcceptedReference(id, id, profile, images, ranges, from, by, why, at));
    }

    private static Arbitrary<RetrainingTrigger> trigger() {
        return Combinators.combine(
                        text(),
                        text(),
                        Arbitraries.of(RetrainingTrigger.Cause.class),
                        text().optional(),
                        ranges(),
                        instant())
                .as(RetrainingTrigger::new);
    }

    private static Arbitrary<RetrainingVerdict> verdict() {
        Arbitrary<List<Long>> counts = count().list().ofSize(3);
        Arbitrary<RetrainingVerdict.Comparison> comparison = Combinators.combine(counts, share(), share(), share())
                .as((images, before, after, p) -> new RetrainingVerdict.Comparison(
                        images.get(0), before, after, images.get(1), images.get(2), p));
        return Combinators.combine(
                        text(),
                        text().optional(),
                        Arbitraries.of(RetrainingVerdict.Outcome.class),
                        comparison.optional(),
                        comparison.optional(),
                        ranges(),
                        notNegative(),
                        instant())
                .filter((text, challenger, outcome, recent, base, used, seconds, at) ->
                        outcome != RetrainingVerdict.Outcome.PROMOTED || challenger.isPresent())
                .as((text, challenger, outcome, recent, base, used, seconds, at) ->
                        new RetrainingVerdict(text, text, challenger, outcome, text, recent, base, used, seconds, at));
    }

    private static Arbitrary<String> modelId() {
        Arbitrary<String> name =
                Arbitraries.strings().withChars("abcXYZ019._-").ofMaxLength(63).map(rest -> "m" + rest);
        Arbitrary<String> hash =
                Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
        return Combinators.combine(name, hash).as((left, right) -> left + "-" + right);
    }

    private static Arbitrary<SourcePosition> position() {
        return Combinators.combine(text(), number(), count()).as(SourcePosition::new);
    }

    private static Arbitrary<List<OffsetRange>> ranges() {
        return Combinators.combine(text(), number(), count(), count())
                .as((topic, partition, one, other) ->
                        new OffsetRange(topic, partition, Math.min(one, other), Math.max(one, other)))
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Instant> instant() {
        return Combinators.combine(
                        Arbitraries.longs().between(YEAR_0.getEpochSecond(), YEAR_9999.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<Direction> direction() {
        return Arbitraries.of(Direction.class);
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().greaterOrEqual(0);
    }

    private static Arbitrary<Long> count() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static Arbitrary<Long> runLength() {
        return Arbitraries.longs().greaterOrEqual(1);
    }

    private static Arbitrary<Double> share() {
        return Arbitraries.longs().between(0, Double.doubleToLongBits(1)).map(Double::longBitsToDouble);
    }

    private static Arbitrary<Double> notNegative() {
        return finite().map(Math::abs);
    }

    private static Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }
}
