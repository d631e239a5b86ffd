package io.plumbline.contract;

import static io.plumbline.contract.AnyPart.count;
import static io.plumbline.contract.AnyPart.finiteFloat;
import static io.plumbline.contract.AnyPart.instant;
import static io.plumbline.contract.AnyPart.modelId;
import static io.plumbline.contract.AnyPart.notNegative;
import static io.plumbline.contract.AnyPart.position;
import static io.plumbline.contract.AnyPart.ranges;
import static io.plumbline.contract.AnyPart.share;
import static io.plumbline.contract.AnyPart.text;

import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of each kind that is JSON, anywhere within what its record takes. */
public final class AnyValue {

    private AnyValue() {}

    /** All kinds. */
    public static Arbitrary<Object> json() {
        return Arbitraries.oneOf(List.<Arbitrary<Object>>of(
                prediction().asGeneric(),
                label().asGeneric(),
                announcement().asGeneric(),
                event().asGeneric(),
                AnyDrift.report().asGeneric(),
                AnyDrift.alert().asGeneric(),
                AnyDrift.action().asGeneric(),
                AnyDrift.reference().asGeneric(),
                trigger().asGeneric(),
                verdict().asGeneric(),
                retrainingEvent().asGeneric()));
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
        return Combinators.combine(
                        text(),
                        text().optional(),
                        Arbitraries.of(RetrainingVerdict.Outcome.class),
                        comparison().optional().list().ofSize(3),
                        ranges(),
                        notNegative(),
                        instant(),
                        Arbitraries.of(RetrainingTrigger.Cause.class).optional())
                .filter((text, challenger, outcome, compared, used, seconds, at, cause) ->
                        !outcome.needsChallenger() || challenger.isPresent())
                .as((text, challenger, outcome, compared, used, seconds, at, cause) -> new RetrainingVerdict(
                        text,
                        text,
                        challenger,
                        outcome,
                        text,
                        compared.get(0),
                        compared.get(1),
                        used,
                        seconds,
                        at,
                        cause,
                        compared.get(2)));
    }

    private static Arbitrary<RetrainingEvent> retrainingEvent() {
        return Combinators.combine(
                        text(),
                        text().optional(),
                        Arbitraries.of(RetrainingEvent.Kind.class),
                        text().optional(),
                        comparison().optional().list().ofSize(3),
                        ranges(),
                        instant())
                .as((text, trigger, kind, challenger, compared, used, at) -> new RetrainingEvent(
                        text,
                        trigger,
                        kind,
                        challenger,
                        text,
                        compared.get(0),
                        compared.get(1),
                        compared.get(2),
                        used,
                        at));
    }

    private static Arbitrary<RetrainingVerdict.Comparison> comparison() {
        return Combinators.combine(count().list().ofSize(3), share(), share(), share())
                .as((images, before, after, p) -> new RetrainingVerdict.Comparison(
                        images.get(0), before, after, images.get(1), images.get(2), p));
    }
}
