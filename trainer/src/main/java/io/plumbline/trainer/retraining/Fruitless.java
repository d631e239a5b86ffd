package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The last retrainings of one champion in a row that nobody asked for by hand and that came to nothing. Somebody who asks by hand
 * begins a new row, whatever comes of it.
 *
 * @param row oldest first
 */
record Fruitless(List<RetrainingVerdict> row) {

    Fruitless {
        row = List.copyOf(row);
    }

    /**
     * Those of one champion.
     *
     * @param verdicts on all champions, oldest first
     * @param takenBack tells by its id whether a model was taken back or rejected, and so came to nothing as well; several verdicts
     *     on one such model count as one
     */
    static Fruitless of(List<RetrainingVerdict> verdicts, String championId, Predicate<String> takenBack) {
        List<RetrainingVerdict> row = new ArrayList<>();
        for (RetrainingVerdict verdict : verdicts) {
            if (!verdict.championId().equals(championId) || isNoAttempt(verdict.outcome())) {
                continue;
            }
            boolean gained = verdict.outcome().needsChallenger()
                    && verdict.challengerId().filter(takenBack).isEmpty();
            if (gained || verdict.cause().equals(Optional.of(Cause.BY_HAND))) {
                row.clear();
            } else if (verdict.challengerId().isEmpty()
                    || row.stream().noneMatch(known -> isOfTheSame(known, verdict))) {
                row.add(verdict);
            }
        }
        return new Fruitless(row);
    }

    private static boolean isOfTheSame(RetrainingVerdict known, RetrainingVerdict verdict) {
        return known.challengerId().equals(verdict.challengerId());
    }

    private static boolean isNoAttempt(Outcome outcome) {
        return outcome == Outcome.OUTDATED || outcome == Outcome.STOPPED;
    }

    /** The row with one more verdict on its champion. */
    Fruitless and(RetrainingVerdict verdict) {
        List<RetrainingVerdict> longer = new ArrayList<>(row);
        longer.add(verdict);
        return of(longer, verdict.championId(), any -> row.stream()
                .anyMatch(known -> known.challengerId().equals(Optional.of(any))));
    }

    /** Whether no more are to be tried. */
    boolean reaches(int most) {
        return row.size() >= most;
    }

    /** Why, in a sentence or two. */
    String explanation() {
        String outcomes = row.stream()
                .collect(Collectors.groupingBy(RetrainingVerdict::outcome, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
        RetrainingVerdict last = row.get(row.size() - 1);
        return ("%d retrainings in a row came to nothing (%s), the last one: %s No more are tried until somebody asks by hand:"
                        + " ./plumbline retrain --now, or drift trigger.")
                .formatted(row.size(), outcomes, last.explanation());
    }
}
