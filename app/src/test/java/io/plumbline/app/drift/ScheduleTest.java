package io.plumbline.app.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Schedule DAILY = new Schedule(Duration.ofDays(1));

    @Test
    void shouldAskAtTheSameTimesWhoeverAsks() {
        // When
        Instant next = DAILY.next(Instant.parse("2026-11-24T08:30:00Z"));

        // Then
        assertThat(next).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(DAILY.next(next)).isEqualTo("2026-11-26T00:00:00Z");
        assertThat(DAILY.imagesSince(next)).isEqualTo("2026-11-24T00:00:00Z");
    }

    @Test
    void shouldAskForTheSameThingAtTheSameTime() {
        // When
        RetrainingTrigger trigger = Schedule.trigger("cnn", Instant.parse("2026-11-25T00:00:00Z"), List.of());

        // Then
        assertThat(trigger.triggerId()).isEqualTo("scheduled-2026-11-25T00:00:00Z");
        assertThat(trigger.cause()).isEqualTo(Cause.SCHEDULED);
        assertThat(trigger.namesImages()).isTrue();
    }

    @Test
    void shouldNotAskAllTheTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(Duration.ofSeconds(59)))
                .withMessageContaining("1m or more");
    }
}
