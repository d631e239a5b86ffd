package io.plumbline.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.EstimatedAccuracy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccuracyTextTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void shouldTellAccuracyWithItsIntervalAndTheReference() {
        // Given
        AccuracyReport accuracy = new AccuracyReport(
                1_000,
                .75,
                .72,
                .78,
                NOON,
                NOON,
                List.of(
                        new AccuracyReport.ClassAccuracy("boot", 100, .95, .9, .99),
                        new AccuracyReport.ClassAccuracy("shirt", 90, .5, .4, .6)),
                Optional.of(new AccuracyReport.Watch(.9, .88, 20, 10_000_000, true)));

        // Then
        assertThat(AccuracyText.of(accuracy))
                .isEqualTo("accuracy 0.750 (0.720 to 0.780 by 1,000 labels, 0.900 on the reference)");
        assertThat(AccuracyText.worstClasses(accuracy)).isEqualTo("shirt 0.500 of 90, boot 0.950 of 100");
    }

    @Test
    void shouldSayWhenAGuessIsNotToBeTrusted() {
        // Given
        EstimatedAccuracy guess = new EstimatedAccuracy(
                1_000, .8, .85, .75, .01, false, Optional.of(new EstimatedAccuracy.Checked(900, .05)));

        // Then
        assertThat(AccuracyText.of(guess))
                .isEqualTo("guessed 0.800 without labels, not to be trusted, off by +0.050 where labels came");
    }
}
