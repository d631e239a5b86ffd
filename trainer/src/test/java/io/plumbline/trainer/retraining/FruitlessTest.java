package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FruitlessTest {

    private static final String CHAMPION = "champion";

    @Test
    void shouldCountWhatCameToNothingInARow() {
        // Given
        List<RetrainingVerdict> verdicts = List.of(
                verdict(Outcome.NO_BETTER, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.PROMOTED, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.TOO_FEW_LABELS, Cause.SCHEDULED),
                verdict(Outcome.OUTDATED, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.STOPPED, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.TRIAL_FAILED, Cause.ACCURACY_FELL));

        // When
        Fruitless row = Fruitless.of(verdicts, CHAMPION, any -> false);

        // Then
        assertThat(row.row())
                .extracting(RetrainingVerdict::outcome)
                .containsExactly(Outcome.TOO_FEW_LABELS, Outcome.TRIAL_FAILED);
        assertThat(row.reaches(2)).isTrue();
        assertThat(row.reaches(3)).isFalse();
        assertThat(row.explanation())
                .contains("1 TOO_FEW_LABELS, 1 TRIAL_FAILED")
                .contains("--now");
        assertThat(Fruitless.of(verdicts, "another", any -> false).row()).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenSomebodyAsksByHand() {
        // Given
        List<RetrainingVerdict> verdicts = List.of(
                verdict(Outcome.NO_BETTER, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.NO_BETTER, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.NO_BETTER, Cause.BY_HAND));

        // When
        Fruitless row = Fruitless.of(verdicts, CHAMPION, any -> false);

        // Then
        assertThat(row.row()).isEmpty();
        assertThat(row.and(verdict(Outcome.NO_BETTER, Cause.DRIFT_CONFIRMED)).row())
                .hasSize(1);
    }

    @Test
    void shouldCountAPromotionThatWasTakenBack() {
        // Given
        List<RetrainingVerdict> verdicts = List.of(
                verdict(Outcome.NO_BETTER, Cause.DRIFT_CONFIRMED), verdict(Outcome.PROMOTED, Cause.DRIFT_CONFIRMED));

        // When
        Fruitless row = Fruitless.of(verdicts, CHAMPION, "challenger"::equals);

        // Then
        assertThat(row.row()).hasSize(2);
        assertThat(row.and(verdict(Outcome.NO_BETTER, Cause.SCHEDULED)).row()).hasSize(3);
    }

    @Test
    void shouldCountAChallengerThatWasRejectedOnceHoweverOftenItAwaitedApproval() {
        // Given
        List<RetrainingVerdict> verdicts = List.of(
                verdict(Outcome.AWAITS_APPROVAL, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.REJECTED, Cause.DRIFT_CONFIRMED),
                verdict(Outcome.REJECTED, Cause.DRIFT_CONFIRMED));

        // When
        Fruitless row = Fruitless.of(verdicts, CHAMPION, "challenger"::equals);

        // Then
        assertThat(row.row()).hasSize(1);
        assertThat(row.and(verdict(Outcome.NO_BETTER, Cause.SCHEDULED)).row()).hasSize(2);
    }

    private static RetrainingVerdict verdict(Outcome outcome, Cause cause) {
        return new RetrainingVerdict(
                "t",
                CHAMPION,
                Optional.of("challenger").filter(any -> outcome.needsChallenger()),
                outcome,
                "So it came about.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                Instant.EPOCH,
                Optional.of(cause),
                Optional.empty());
    }
}
