package io.plumbline.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Claim CLAIM = Claim.more("Adam", Measure.TEST_ACCURACY, "plain SGD");

    @Test
    void shouldSayThatTheTextbookIsRight() {
        // Given
        List<Trial> adam = Trials.withTestAccuracies("Adam", 0.90, 0.89, 0.91);
        List<Trial> sgd = Trials.withTestAccuracies("plain SGD", 0.86, 0.85, 0.88);

        // When
        Verdict verdict = Verdict.of(CLAIM, adam, sgd);

        // Then
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.AS_IN_THE_TEXTBOOK);
        assertThat(verdict)
                .hasToString(
                        "As in the textbook: Adam ends more accurate than plain SGD (test accuracy: +0.0367, ± 0.0143).");
    }

    @Test
    void shouldSayThatItIsTheOtherWayRound() {
        // Given
        List<Trial> adam = Trials.withTestAccuracies("Adam", 0.86, 0.85, 0.88);
        List<Trial> sgd = Trials.withTestAccuracies("plain SGD", 0.90, 0.89, 0.91);

        // When
        Verdict verdict = Verdict.of(CLAIM, adam, sgd);

        // Then
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.OPPOSITE);
        assertThat(verdict)
                .hasToString(
                        "Differs from the textbook, which says that Adam ends more accurate than plain SGD: here it is the other way round (test accuracy: -0.0367, ± 0.0143).");
    }

    @Test
    void shouldSayThatChanceWouldExplainTheDifference() {
        // Given
        List<Trial> adam = Trials.withTestAccuracies("Adam", 0.90, 0.86, 0.88);
        List<Trial> sgd = Trials.withTestAccuracies("plain SGD", 0.87, 0.88, 0.87);

        // When
        Verdict verdict = Verdict.of(CLAIM, adam, sgd);

        // Then
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_SEEN);
        assertThat(verdict.toString())
                .startsWith("Not seen: textbooks say that Adam ends more accurate than plain SGD");
    }

    @Test
    void shouldSeeNoDifferenceBetweenEquals() {
        // Given
        List<Trial> same = Trials.withTestAccuracies("Adam", 0.9, 0.9);

        // When
        Verdict verdict = Verdict.of(CLAIM, same, same);

        // Then
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.NOT_SEEN);
    }

    @Test
    void shouldPairSeeds() {
        // Given: seeds differ by far more than variants do
        List<Trial> adam = Trials.withTestAccuracies("Adam", 0.51, 0.711, 0.91);
        List<Trial> sgd = Trials.withTestAccuracies("plain SGD", 0.50, 0.70, 0.90);

        // When
        Verdict verdict = Verdict.of(CLAIM, adam, sgd);

        // Then
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.AS_IN_THE_TEXTBOOK);
    }

    @Test
    void shouldRefuseToPairOtherSeeds() {
        // Given
        List<Trial> one = List.of(Trials.of("Adam", 1, 0.9, 0.9));
        List<Trial> other = List.of(Trials.of("plain SGD", 2, 0.9, 0.9));

        // When
        var pairing = assertThatThrownBy(() -> Verdict.of(CLAIM, one, other));

        // Then
        pairing.isInstanceOf(IllegalArgumentException.class).hasMessage("Not the same seeds: 1 and 2");
    }

    @Test
    void shouldTakeFewerEpochsForLess() {
        // Given
        Claim fewer = Claim.less("Adam", Measure.EPOCHS_TO_TARGET, "plain SGD");
        List<Trial> adam = List.of(Trials.of("Adam", 1, 0.9, 0.86, 0.9), Trials.of("Adam", 2, 0.9, 0.86, 0.9));
        List<Trial> sgd = List.of(Trials.of("plain SGD", 1, 0.9, 0.8, 0.84), Trials.of("plain SGD", 2, 0.9, 0.8, 0.84));

        // When
        Verdict verdict = Verdict.of(fewer, adam, sgd);

        // Then
        assertThat(verdict)
                .hasToString(
                        "As in the textbook: Adam reaches 0.85 in fewer epochs than plain SGD (epochs to 0.85: -2.0, ± 0.0).");
    }
}
