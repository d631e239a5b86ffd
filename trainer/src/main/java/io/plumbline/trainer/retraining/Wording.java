package io.plumbline.trainer.retraining;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingEvent.Kind;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in the contract's words what is decided.
 *
 * @param guard how long a predecessor guards its successor
 */
record Wording(Duration guard) {

    static final String BY = "plumbline retrain";

    /** What came of a trigger. */
    static RetrainingVerdict verdict(RetrainingTrigger trigger, Finding finding, double seconds, Instant now) {
        return new RetrainingVerdict(
                trigger.triggerId(),
                trigger.modelId(),
                finding.challenger().map(packed -> packed.id().toString()),
                finding.outcome(),
                finding.explanation(),
                finding.recent(),
                finding.base(),
                finding.used(),
                seconds,
                now,
                Optional.of(trigger.cause()),
                finding.shadow());
    }

    /**
     * A challenger takes its seat in shadow, whoever had it.
     *
     * @param ledger as it stands
     */
    static Together trial(RetrainingTrigger trigger, Finding finding, int images, ModelLedger ledger, Instant now) {
        PackedModel challenger = finding.challenger().orElseThrow();
        List<ModelAnnouncement> announcements = new ArrayList<>(released(ledger, now, "A challenger is on trial"));
        announcements.add(ModelPublisher.announcement(
                challenger,
                ModelRole.SHADOW,
                now,
                BY,
                "On trial for %d images: %s".formatted(images, finding.explanation())));
        RetrainingEvent begun = new RetrainingEvent(
                trigger.modelId(),
                Optional.of(trigger.triggerId()),
                Kind.TRIAL,
                Optional.of(challenger.id().toString()),
                finding.explanation(),
                finding.recent(),
                finding.base(),
                Optional.empty(),
                finding.used(),
                now);
        List<RetrainingEvent> events = new ArrayList<>(unguarded(ledger, now));
        events.add(begun);
        return new Together(announcements, Optional.empty(), events);
    }

    /**
     * All that a verdict entails.
     *
     * @param ledger as it stands
     * @param tried the challenger that was on trial for it, if one was
     */
    Together decided(RetrainingVerdict verdict, Finding finding, ModelLedger ledger, Optional<String> tried) {
        Instant now = verdict.at();
        if (verdict.promoted()) {
            return promoted(verdict, finding.challenger().orElseThrow(), ledger);
        }
        List<ModelAnnouncement> announcements = new ArrayList<>();
        tried.flatMap(ledger::find)
                .filter(announced -> announced.role() == ModelRole.SHADOW)
                .ifPresent(announced ->
                        announcements.add(announced.as(ModelRole.CHALLENGER, now, BY, verdict.explanation())));
        if (verdict.outcome() == Outcome.AWAITS_APPROVAL && announcements.isEmpty()) {
            finding.challenger()
                    .filter(packed -> ledger.find(packed.id().toString()).isEmpty())
                    .ifPresent(packed -> announcements.add(
                            ModelPublisher.announcement(packed, ModelRole.CHALLENGER, now, BY, verdict.explanation())));
        }
        return new Together(announcements, Optional.of(verdict), List.of());
    }

    /** The new champion first: its announcement is the swap, and at no time is there none. */
    private Together promoted(RetrainingVerdict verdict, PackedModel challenger, ModelLedger ledger) {
        Instant now = verdict.at();
        ModelAnnouncement before = ledger.find(verdict.championId()).orElseThrow();
        String succeeded = "Succeeded by " + challenger.id();
        List<ModelAnnouncement> announcements = new ArrayList<>();
        announcements.add(ModelPublisher.announcement(challenger, ModelRole.CHAMPION, now, BY, verdict.explanation()));
        announcements.addAll(released(ledger, now, "The champion that it guarded has a successor"));
        List<RetrainingEvent> events = new ArrayList<>(unguarded(ledger, now));
        if (guard.isZero()) {
            announcements.add(before.as(ModelRole.RETIRED, now, BY, succeeded));
        } else {
            announcements.add(before.as(
                    ModelRole.GUARD, now, BY, "%s, and guards it for %d s".formatted(succeeded, guard.toSeconds())));
            events.add(event(
                    Kind.GUARDED,
                    challenger.id().toString(),
                    before.modelId(),
                    "%s scores the stream in shadow for %d s, to come back should %s be worse."
                            .formatted(
                                    before.id().shortForm(),
                                    guard.toSeconds(),
                                    challenger.id().shortForm()),
                    Optional.empty(),
                    now));
        }
        return new Together(announcements, Optional.of(verdict), events);
    }

    /** The one on guard is champion again. */
    static Together rolledBack(
            ModelLedger ledger, ModelAnnouncement champion, ModelAnnouncement guard, Comparison found, Instant now) {
        String why = String.format(
                Locale.ROOT,
                "Rolled back: %s was right about %.3f of %d labelled images, %s, which guarded it, about %.3f (p = %.2g).",
                champion.id().shortForm(),
                found.championAccuracy(),
                found.images(),
                guard.id().shortForm(),
                found.challengerAccuracy(),
                found.pValue());
        List<ModelAnnouncement> announcements = new ArrayList<>();
        announcements.add(guard.as(ModelRole.CHAMPION, now, BY, why));
        announcements.add(champion.as(ModelRole.WITHDRAWN, now, BY, why));
        released(ledger, now, why).stream()
                .filter(other -> !other.modelId().equals(guard.modelId()))
                .forEach(announcements::add);
        return new Together(
                announcements,
                Optional.empty(),
                List.of(event(Kind.ROLLED_BACK, champion.modelId(), guard.modelId(), why, Optional.of(found), now)));
    }

    /** The time of the guard is over. */
    static Together kept(
            ModelLedger ledger,
            ModelAnnouncement champion,
            ModelAnnouncement guard,
            Optional<Comparison> found,
            Instant now) {
        String why = found.map(both -> String.format(
                        Locale.ROOT,
                        "%s stays: it was right about %.3f of %d labelled images, %s, which guarded it, about %.3f.",
                        champion.id().shortForm(),
                        both.championAccuracy(),
                        both.images(),
                        guard.id().shortForm(),
                        both.challengerAccuracy()))
                .orElseGet(() -> "%s stays: no image that %s scored too has got a label."
                        .formatted(champion.id().shortForm(), guard.id().shortForm()));
        return new Together(
                released(ledger, now, why),
                Optional.empty(),
                List.of(event(Kind.KEPT, champion.modelId(), guard.modelId(), why, found, now)));
    }

    /** Somebody has changed the models, and there is nothing to guard any more. */
    static Together unguardedByOthers(ModelLedger ledger, Instant now) {
        return new Together(
                released(ledger, now, "There is nothing to guard any more: the models were changed"),
                Optional.empty(),
                unguarded(ledger, now));
    }

    private static List<ModelAnnouncement> released(ModelLedger ledger, Instant now, String why) {
        return ledger.announcements().stream()
                .filter(announced -> announced.role() == ModelRole.GUARD)
                .map(announced -> announced.as(ModelRole.RETIRED, now, BY, why))
                .toList();
    }

    private static List<RetrainingEvent> unguarded(ModelLedger ledger, Instant now) {
        return ledger.guard().stream()
                .map(guard -> event(
                        Kind.UNGUARDED,
                        ledger.champion().map(ModelAnnouncement::modelId).orElse("nobody"),
                        guard.modelId(),
                        "%s guards nobody any more, since the models were changed."
                                .formatted(guard.id().shortForm()),
                        Optional.empty(),
                        now))
                .toList();
    }

    private static RetrainingEvent event(
            Kind kind, String championId, String guardId, String explanation, Optional<Comparison> found, Instant now) {
        return new RetrainingEvent(
                championId,
                Optional.empty(),
                kind,
                Optional.of(guardId),
                explanation,
                Optional.empty(),
                Optional.empty(),
                found,
                List.of(),
                now);
    }
}
