package io.plumbline.drift.monitor.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.EstimatedAccuracy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What labels, and their absence, tell of the accuracy of a model. */
class LabelledAccuracyTest extends LabelledStream {

    @Test
    void shouldReportAccuracyByClass() {
        // Given
        send(0, 500);
        label(0, 60, RIGHT);
        label(60, 100, WRONG);

        // When
        send(500, LATER);

        // Then
        AccuracyReport accuracy = latest().accuracy().orElseThrow();
        assertThat(accuracy.labels()).isEqualTo(100);
        assertThat(accuracy.accuracy()).isEqualTo(.6);
        assertThat(accuracy.low()).isBetween(.45, .55);
        assertThat(accuracy.high()).isBetween(.65, .75);
        assertThat(accuracy.first()).isEqualTo(START);
        assertThat(accuracy.last()).isEqualTo(START.plusMillis(1_980));
        assertThat(accuracy.classes())
                .extracting(AccuracyReport.ClassAccuracy::label, AccuracyReport.ClassAccuracy::accuracy)
                .containsExactly(tuple(RIGHT, 1.0), tuple(WRONG, 0.0));
        assertThat(accuracy.watch()).hasValueSatisfying(watch -> {
            assertThat(watch.referenceAccuracy()).isEqualTo(.9);
            assertThat(watch.leastAccuracy()).isBetween(.88, .9);
        });
    }

    @Test
    void shouldRaiseAnAlarmWhenTheModelIsWrongMoreOftenThanOnItsReference() {
        // Given
        send(0, 700);
        label(0, 400, RIGHT);
        send(700, LATER);
        assertThat(harness.alerts()).isEmpty();

        // When
        label(400, 600, WRONG);
        send(LATER, LATER + 500);

        // Then
        assertThat(harness.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.CONFIRMED);
            assertThat(alert.kind()).isEqualTo(DriftKind.ACCURACY);
            assertThat(alert.detector()).isEqualTo(DriftAlert.Detector.ACCURACY);
            assertThat(alert.accuracy().orElseThrow().accuracy()).isLessThan(.95);
            assertThat(alert.sources()).singleElement().satisfies(range -> {
                assertThat(range.topic()).isEqualTo("test.images");
                assertThat(range.first()).isLessThan(400);
                assertThat(range.last()).isBetween(400L, 599L);
            });
        });
        assertThat(harness.triggers()).hasSize(1);
        assertThat(latest().accuracy().orElseThrow().watch().orElseThrow().alarmed())
                .isTrue();
    }

    @Test
    void shouldResolveWhenTheModelIsRightAgain() {
        // Given
        send(0, 500);
        label(0, 300, WRONG);
        send(500, LATER);
        String episode = harness.alerts().get(0).episodeId();

        // When
        send(LATER, LATER + 400);
        label(320, 1_600, RIGHT);
        send(LATER + 400, 2 * LATER + 400);

        // Then
        assertThat(harness.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
            assertThat(alert.episodeId()).isEqualTo(episode);
            assertThat(alert.accuracy().orElseThrow().accuracy()).isGreaterThan(.9);
        });
    }

    @Test
    void shouldGuessAccuracyWithoutLabelsAndTellHowFarOffItIsOnceTheyCome() {
        // Given
        send(0, LATER);
        EstimatedAccuracy guess = latest().estimatedAccuracy().orElseThrow();
        label(0, 100, RIGHT);
        label(100, 200, WRONG);

        // When
        send(LATER, LATER + 500);

        // Then
        assertThat(guess.byConfidence()).isEqualTo(.9, within(1e-6));
        assertThat(guess.byThreshold()).isEqualTo(1);
        assertThat(guess.trusted()).isFalse();
        assertThat(guess.checked()).isEmpty();
        assertThat(latest().estimatedAccuracy().orElseThrow().checked()).hasValueSatisfying(checked -> {
            assertThat(checked.labels()).isEqualTo(200);
            assertThat(checked.error()).isEqualTo(.45, within(1e-6));
        });
    }

    @Test
    void shouldJudgeLabelsThatComeWhileNoImagesDo() {
        // Given
        send(0, 600);
        harness.letTheWallClockPass(Duration.ofSeconds(31));
        harness.reports();
        label(0, 500, WRONG);

        // When
        harness.letTheWallClockPass(Duration.ofSeconds(1));
        harness.letTheWallClockPass(Duration.ofSeconds(1));

        // Then
        assertThat(latest().accuracy().orElseThrow().labels()).isEqualTo(500);
        assertThat(harness.alerts())
                .singleElement()
                .extracting(DriftAlert::kind)
                .isEqualTo(DriftKind.ACCURACY);
    }
}
