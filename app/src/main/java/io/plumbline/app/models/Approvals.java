package io.plumbline.app.models;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Challengers about which a person has to decide, since they were better and nobody but a person may promote them.
 *
 * @param waiting the verdicts that say so, oldest first, and those of a rejection after which its challenger still stands, because
 *     whoever rejected it was killed in between; several may be about one challenger
 */
public record Approvals(ModelLedger ledger, List<RetrainingVerdict> waiting) {

    private static final Set<Outcome> UNDECIDED = Set.of(Outcome.AWAITS_APPROVAL, Outcome.REJECTED);

    public Approvals {
        waiting = List.copyOf(waiting);
    }

    /**
     * Those that have not been decided about, or not to the end.
     *
     * @param verdicts as they stand on their topic
     */
    public static Approvals of(ModelLedger ledger, List<RetrainingVerdict> verdicts) {
        Map<String, RetrainingVerdict> newest = new LinkedHashMap<>();
        verdicts.forEach(verdict -> newest.put(verdict.triggerId(), verdict));
        return new Approvals(
                ledger,
                newest.values().stream()
                        .filter(verdict -> UNDECIDED.contains(verdict.outcome()))
                        .filter(verdict -> challenger(ledger, verdict).isPresent())
                        .toList());
    }

    /**
     * The newest one, or the one whose id begins like this.
     *
     * @throws NoSuchModelException if there is none
     */
    public ModelAnnouncement find(Optional<String> beginning) {
        return waiting.stream()
                .flatMap(verdict -> challenger(ledger, verdict).stream())
                .filter(challenger -> challenger.modelId().startsWith(beginning.orElse("")))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new NoSuchModelException(beginning
                        .map("No challenger that awaits approval begins with '%s'."::formatted)
                        .orElse("No challenger awaits approval.")));
    }

    /** The verdicts that follow when it is rejected, one for each that says that it awaits approval. */
    public List<RetrainingVerdict> rejected(ModelAnnouncement challenger, Change change) {
        return waiting.stream()
                .filter(verdict -> verdict.outcome() == Outcome.AWAITS_APPROVAL)
                .filter(verdict -> verdict.challengerId().equals(Optional.of(challenger.modelId())))
                .map(verdict -> verdict.rejected(
                        "Rejected by %s (%s). Before that: %s"
                                .formatted(change.by(), change.why(), verdict.explanation()),
                        change.at()))
                .toList();
    }

    private static Optional<ModelAnnouncement> challenger(ModelLedger ledger, RetrainingVerdict verdict) {
        return verdict.challengerId().flatMap(ledger::find).filter(model -> model.role() == ModelRole.CHALLENGER);
    }
}
