package io.plumbline.drift.monitor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccuracyAlarmTest {

    private static final long WINDOW = 1_000;

    @Test
    void shouldNotBeThereWithoutAReason() {
        // When
        AccuracyAlarm alarm = AccuracyAlarm.none().after(5_000, false, false, WINDOW);

        // Then
        assertThat(alarm.lasts()).isFalse();
        assertThat(alarm.news()).isFalse();
    }

    @Test
    void shouldBeNewsUntilItIsTold() {
        // When
        AccuracyAlarm raised = AccuracyAlarm.none().after(50, true, false, WINDOW);

        // Then
        assertThat(raised.news()).isTrue();
        assertThat(raised.told().news()).isFalse();
        assertThat(raised.told().lasts()).isTrue();
    }

    @Test
    void shouldBeNoNewsAnyMoreOnceItIsOver() {
        // Given
        AccuracyAlarm untold = AccuracyAlarm.none().after(50, true, false, WINDOW);

        // When
        AccuracyAlarm over = untold.after(1_000, false, true, WINDOW);

        // Then
        assertThat(over.news()).isFalse();
        assertThat(over.lasts()).isFalse();
    }

    @Test
    void shouldLastUntilAFullWindowIsHealthy() {
        // Given
        AccuracyAlarm raised = AccuracyAlarm.none().after(50, true, false, WINDOW);

        // Then
        assertThat(raised.after(999, false, true, WINDOW).lasts()).isTrue();
        assertThat(raised.after(1_000, false, false, WINDOW).lasts()).isTrue();
        assertThat(raised.after(1_000, false, true, WINDOW).lasts()).isFalse();
    }

    @Test
    void shouldLastLongerTheLongerItTookToNotice() {
        // Given
        AccuracyAlarm raised = AccuracyAlarm.none().after(2_000, true, false, WINDOW);

        // Then
        assertThat(raised.after(5_999, false, true, WINDOW).lasts()).isTrue();
        assertThat(raised.after(6_000, false, true, WINDOW).lasts()).isFalse();
    }
}
