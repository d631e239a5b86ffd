package io.plumbline.contract.drift;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.Examples;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftAlertTest {

    @ParameterizedTest
    @EnumSource
    void shouldHaveAResolutionIfAndOnlyIfItIsResolved(AlertState state) {
        // Given
        Optional<DriftAlert.Resolution> wrong = state == AlertState.RESOLVED
                ? Optional.empty()
                : Examples.alert().resolution();

        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alert(state, wrong))
                .withMessageStartingWith("An alert has a resolution if and only if it is RESOLVED, found one " + state);
    }

    private static DriftAlert alert(AlertState state, Optional<DriftAlert.Resolution> resolution) {
        DriftAlert example = Examples.alert();
        return new DriftAlert(
                example.episodeId(),
                example.modelId(),
                state,
                example.kind(),
                example.detector(),
                example.at(),
                example.since(),
                example.judgedImages(),
                example.sources(),
                example.causes(),
                example.examples(),
                example.accuracy(),
                resolution);
    }

    @Test
    void shouldTellTheAccuracyIfAndOnlyIfThatIsWhatItIsAbout() {
        // Given
        DriftAlert example = Examples.alert();

        // When / Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftAlert(
                        example.episodeId(),
                        example.modelId(),
                        example.state(),
                        DriftKind.INPUT,
                        example.detector(),
                        example.at(),
                        example.since(),
                        example.judgedImages(),
                        example.sources(),
                        example.causes(),
                        example.examples(),
                        example.accuracy(),
                        example.resolution()))
                .withMessageStartingWith(
                        "An alert tells the accuracy if and only if it is about ACCURACY, found INPUT");
    }
}
