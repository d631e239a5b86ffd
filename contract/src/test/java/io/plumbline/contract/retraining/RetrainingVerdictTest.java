package io.plumbline.contract.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.Examples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetrainingVerdictTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROMOTED")
    void shouldPromoteByOneOutcomeOnly(RetrainingVerdict.Outcome outcome) {
        // Given
        RetrainingVerdict verdict = verdict(outcome, Optional.empty());

        // When
        boolean promoted = verdict.promoted();

        // Then
        assertThat(promoted).isFalse();
        assertThat(Examples.verdict().promoted()).isTrue();
    }

    @Test
    void shouldNotPromoteNobody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verdict(RetrainingVerdict.Outcome.PROMOTED, Optional.empty()))
                .withMessage("challengerId is missing: nothing can be promoted without it");
    }

    private static RetrainingVerdict verdict(RetrainingVerdict.Outcome outcome, Optional<String> challengerId) {
        return new RetrainingVerdict(
                "trigger-1",
                Examples.MODEL_ID,
                challengerId,
                outcome,
                "Because",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                Examples.NOON);
    }
}
