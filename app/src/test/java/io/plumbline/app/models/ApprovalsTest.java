package io.plumbline.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalsTest {

    private static final String CHALLENGER = "better-" + "b".repeat(64);
    private static final Change CHANGE = new Change("tester", Instant.EPOCH, "wrong labels");

    @Test
    void shouldAnswerEveryTriggerThatARejectedChallengerWasTheAnswerTo() {
        // Given
        Approvals approvals = Approvals.of(
                ledger(ModelRole.CHALLENGER),
                List.of(waiting("first"), waiting("again"), waiting("over").rejected("Long ago.", Instant.EPOCH)));
        ModelAnnouncement challenger = approvals.find(Optional.of("better-b"));

        // When
        List<RetrainingVerdict> rejected = approvals.rejected(challenger, CHANGE);

        // Then
        assertThat(rejected).extracting(RetrainingVerdict::triggerId).containsExactly("first", "again");
        assertThat(rejected).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(verdict.challengerId()).contains(CHALLENGER);
            assertThat(verdict.explanation())
                    .isEqualTo("Rejected by tester (wrong labels). Before that: It is better.");
        });
    }

    @Test
    void shouldFindAChallengerAgainWhoseRejectionWasInterrupted() {
        // Given
        RetrainingVerdict said = waiting("first").rejected("Wrong labels.", Instant.EPOCH);
        Approvals approvals = Approvals.of(ledger(ModelRole.CHALLENGER), List.of(waiting("first"), said));

        // When
        ModelAnnouncement challenger = approvals.find(Optional.empty());

        // Then
        assertThat(challenger.modelId()).isEqualTo(CHALLENGER);
        assertThat(approvals.rejected(challenger, CHANGE)).isEmpty();
    }

    @Test
    void shouldFindNoneThatIsNoChallengerAnyMore() {
        // Given
        Approvals approvals = Approvals.of(ledger(ModelRole.CHAMPION), List.of(waiting("first")));

        // When
        var finding = assertThatThrownBy(() -> approvals.find(Optional.empty()));

        // Then
        finding.isInstanceOf(NoSuchModelException.class).hasMessage("No challenger awaits approval.");
    }

    private static ModelLedger ledger(ModelRole role) {
        return ModelLedger.empty()
                .with(new ModelAnnouncement(
                        CHALLENGER, role, URI.create("file:///a.zip"), 1, Instant.EPOCH, "somebody", "It is better"));
    }

    private static RetrainingVerdict waiting(String triggerId) {
        return new RetrainingVerdict(
                triggerId,
                "champion",
                Optional.of(CHALLENGER),
                Outcome.AWAITS_APPROVAL,
                "It is better.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                Instant.EPOCH);
    }
}
