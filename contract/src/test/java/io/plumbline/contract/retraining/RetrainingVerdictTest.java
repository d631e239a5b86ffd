package io.plumbline.contract.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.Examples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetrainingVerdictTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROMOTED")
    void shouldPromoteByOneOutcomeOnly(RetrainingVerdict.Outcome outcome) {
        // Given
        RetrainingVerdict verdict = verdict(outcome, Optional.of("challenger"));

        // When
        boolean promoted = verdict.promoted();

        // Then
        assertThat(promoted).isFalse();
        assertThat(Examples.verdict().promoted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROMOTED", "AWAITS_APPROVAL"})
    void shouldNotPromoteNobody(RetrainingVerdict.Outcome outcome) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verdict(outcome, Optional.empty()))
                .withMessage("challengerId is missing: a verdict of %s is about a challenger".formatted(outcome));
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
