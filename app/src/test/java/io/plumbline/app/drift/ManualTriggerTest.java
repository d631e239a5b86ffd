package io.plumbline.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManualTriggerTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final List<OffsetRange> SOURCES = List.of(new OffsetRange("images", 0, 5, 9));

    @Test
    void shouldFindTheRequestThatWaitsForItsVerdict() {
        // Given
        RetrainingTrigger answered = trigger("cnn", "first");
        RetrainingTrigger open = trigger("cnn", "second");

        // When
        ManualTrigger known =
                new ManualTrigger(List.of(answered, open, trigger("other", "third")), List.of(verdict(answered)));

        // Then
        assertThat(known.open("cnn", NOON)).hasValue(open);
        assertThat(known.open("mlp", NOON)).isEmpty();
        assertThat(new ManualTrigger(List.of(answered), List.of(verdict(answered))).open("cnn", NOON))
                .isEmpty();
    }

    @Test
    void shouldNotWaitLongerThanADayForALostVerdict() {
        // Given
        ManualTrigger known = new ManualTrigger(List.of(trigger("cnn", "first")), List.of());

        // When
        Optional<RetrainingTrigger> before =
                known.open("cnn", NOON.plus(Duration.ofHours(24)).minusMillis(1));
        Optional<RetrainingTrigger> after = known.open("cnn", NOON.plus(Duration.ofHours(24)));

        // Then
        assertThat(before).isPresent();
        assertThat(after).isEmpty();
    }

    @Test
    void shouldBeTheSameRequestUnderTheSameKey() {
        // When
        RetrainingTrigger trigger = trigger("cnn", "new-camera");

        // Then
        assertThat(trigger.triggerId()).isEqualTo("by-hand-new-camera");
        assertThat(trigger.cause()).isEqualTo(RetrainingTrigger.Cause.BY_HAND);
        assertThat(trigger.sources()).isEqualTo(SOURCES);
    }

    private static RetrainingTrigger trigger(String modelId, String key) {
        return ManualTrigger.of(modelId, key, Optional.empty(), SOURCES, NOON);
    }

    private static RetrainingVerdict verdict(RetrainingTrigger trigger) {
        return new RetrainingVerdict(
                trigger.triggerId(),
                trigger.modelId(),
                Optional.empty(),
                RetrainingVerdict.Outcome.NO_BETTER,
                "too few labels",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                NOON);
    }
}
