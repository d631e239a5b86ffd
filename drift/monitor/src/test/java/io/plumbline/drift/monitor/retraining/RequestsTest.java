package io.plumbline.drift.monitor.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.drift.monitor.episodes.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private static final RetrainingPolicy POLICY =
            new RetrainingPolicy(RetrainingPolicy.Mode.ON, Duration.ofMinutes(10));

    @Test
    void shouldAskForAConfirmedEpisode() {
        // When
        Requests.Step step = Requests.none().consider(episode("e1", true), NOW, POLICY);

        // Then
        assertThat(step.trigger())
                .hasValue(new RetrainingTrigger(
                        "retrain-e1",
                        "cnn-" + "a".repeat(64),
                        RetrainingTrigger.Cause.DRIFT_CONFIRMED,
                        Optional.of("e1"),
                        List.of(new OffsetRange("images", 0, 10, 20)),
                        NOW));
    }

    @Test
    void shouldSayThatLabelsToldOfIt() {
        // Given
        Episode known = episode("e1", true);
        Episode told = new Episode(
                known.id(),
                known.modelId(),
                true,
                known.firstStepAt(),
                known.since(),
                known.sources(),
                known.causes(),
                known.rival(),
                known.peakStatistic(),
                known.images(),
                Optional.of(new AccuracyReport(100, 0.5, 0.4, 0.6, NOW, NOW, List.of(), Optional.empty())));

        // When
        Requests.Step step = Requests.none().consider(told, NOW, POLICY);

        // Then
        assertThat(step.trigger().map(RetrainingTrigger::cause)).contains(RetrainingTrigger.Cause.ACCURACY_FELL);
    }

    @Test
    void shouldBeginToCountAnewWhenAPersonAsks() {
        // Given
        Requests requests = Requests.none();
        for (int attempt = 1; attempt <= Attempts.MOST_ATTEMPTS; attempt++) {
            Requests.Step step =
                    requests.consider(episode("e1", true), NOW.plus(Duration.ofMinutes(10L * attempt)), POLICY);
            requests = step.next().answered(step.trigger().orElseThrow().triggerId());
        }
        Instant later = NOW.plus(Duration.ofHours(5));
        assertThat(requests.consider(episode("e1", true), later, POLICY).trigger())
                .isEmpty();

        // When
        RetrainingTrigger byHand = new RetrainingTrigger(
                "by-hand", "cnn-" + "a".repeat(64), RetrainingTrigger.Cause.BY_HAND, Optional.empty(), List.of(), NOW);
        Requests after = requests.asked(byHand).answered("by-hand");

        // Then
        assertThat(after.consider(episode("e1", true), later, POLICY).trigger().map(RetrainingTrigger::triggerId))
                .contains("retrain-e1-attempt-4");
    }

    @Test
    void shouldAskAgainAfterEachCooldownButNotForEver() {
        // Given
        Requests requests = Requests.none();
        List<String> asked = new ArrayList<>();

        // When
        for (int minute = 0; minute < 60; minute++) {
            Requests.Step step = requests.consider(episode("e1", true), NOW.plus(Duration.ofMinutes(minute)), POLICY);
            int now = minute;
            step.trigger().ifPresent(trigger -> asked.add(now + ": " + trigger.triggerId()));
            requests = step.trigger()
                    .map(trigger -> step.next().answered(trigger.triggerId()))
                    .orElse(step.next());
        }

        // Then
        assertThat(asked).containsExactly("0: retrain-e1", "10: retrain-e1-attempt-2", "20: retrain-e1-attempt-3");
    }

    @Test
    void shouldNotAskOnASuspicion() {
        // When
        Requests.Step step = Requests.none().consider(episode("e1", false), NOW, POLICY);

        // Then
        assertThat(step.trigger()).isEmpty();
    }

    @Test
    void shouldNotAskWhereThePolicyForbidsIt() {
        // When
        Requests.Step step = Requests.none().consider(episode("e1", true), NOW, RetrainingPolicy.off());

        // Then
        assertThat(step.trigger()).isEmpty();
    }

    @Test
    void shouldNotAskWhileAnotherRequestForTheModelWaitsForItsVerdict() {
        // Given
        RetrainingTrigger byHand = new RetrainingTrigger(
                "by-hand", "cnn-" + "a".repeat(64), RetrainingTrigger.Cause.BY_HAND, Optional.empty(), List.of(), NOW);
        Requests asked = Requests.none().asked(byHand);

        // When
        Requests.Step during = asked.consider(episode("e1", true), NOW, POLICY);
        Requests.Step after = during.next().answered("by-hand").consider(episode("e1", true), NOW, POLICY);

        // Then
        assertThat(during.trigger()).isEmpty();
        assertThat(after.trigger()).isPresent();
        assertThat(after.next().asked(byHand)).isEqualTo(after.next());
    }

    @Test
    void shouldWaitForALostVerdictForADayAndNoLonger() {
        // Given
        RetrainingTrigger byHand = new RetrainingTrigger(
                "by-hand", "cnn-" + "a".repeat(64), RetrainingTrigger.Cause.BY_HAND, Optional.empty(), List.of(), NOW);
        Requests asked = Requests.none().asked(byHand);
        Instant day = NOW.plus(Duration.ofHours(24));

        // When
        Requests.Step before = asked.consider(episode("e1", true), day.minusMillis(1), POLICY);
        Requests.Step after = asked.consider(episode("e1", true), day, POLICY);

        // Then
        assertThat(before.trigger()).isEmpty();
        assertThat(after.trigger()).isPresent();
        assertThat(after.next()
                        .consider(episode("e1", true), day.plusSeconds(601), POLICY)
                        .trigger())
                .as("the new request waits in its place")
                .isEmpty();
    }

    @Test
    void shouldUseUpNothingInADryRun() {
        // Given
        RetrainingPolicy dry = new RetrainingPolicy(RetrainingPolicy.Mode.DRY_RUN, Duration.ofMinutes(10));
        Requests requests = Requests.none();
        List<String> wouldAsk = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            Requests.Step step = requests.consider(episode("e1", true), NOW.plus(Duration.ofMinutes(minute)), dry);
            step.trigger().ifPresent(trigger -> wouldAsk.add(trigger.triggerId()));
            requests = Json.read(Json.write(step.next().keeping(Set.of("e1"))), Requests.class);
        }

        // When
        Requests.Step real = requests.consider(episode("e1", true), NOW.plus(Duration.ofMinutes(21)), POLICY);

        // Then
        assertThat(wouldAsk).containsExactly("retrain-e1", "retrain-e1-attempt-2", "retrain-e1-attempt-3");
        assertThat(real.trigger()).map(RetrainingTrigger::triggerId).hasValue("retrain-e1");
    }

    @Test
    void shouldWaitForNoVerdictInADryRun() {
        // Given
        RetrainingPolicy dry = new RetrainingPolicy(RetrainingPolicy.Mode.DRY_RUN, Duration.ZERO);

        // When
        Requests.Step step = Requests.none().consider(episode("e1", true), NOW, dry);

        // Then
        assertThat(step.trigger()).isPresent();
        assertThat(step.next().open()).isEqualTo(OpenTriggers.none());
    }

    @Test
    void shouldAskLaterWhatItCouldNotAskDuringACooldown() {
        // Given
        Requests asked =
                Requests.none().consider(episode("e1", true), NOW, POLICY).next();
        Requests.Step during = asked.answered("retrain-e1").consider(episode("e2", true), NOW.plusSeconds(599), POLICY);

        // When
        Requests.Step after = during.next().consider(episode("e2", true), NOW.plusSeconds(600), POLICY);

        // Then
        assertThat(during.trigger()).isEmpty();
        assertThat(after.trigger()).isPresent();
    }

    @Test
    void shouldForgetEpisodesThatEnded() {
        // Given
        Requests asked =
                Requests.none().consider(episode("e1", true), NOW, POLICY).next();

        // When
        Requests kept = asked.keeping(Set.of("e2"));

        // Then
        assertThat(kept.attempts()).isEmpty();
        assertThat(kept.lastAt()).hasValue(NOW);
        assertThat(Json.read(Json.write(asked), Requests.class)).isEqualTo(asked);
    }

    @Test
    void shouldRefuseANegativeCooldown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetrainingPolicy(RetrainingPolicy.Mode.ON, Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }

    private static Episode episode(String id, boolean confirmed) {
        return new Episode(
                id,
                "cnn-" + "a".repeat(64),
                confirmed,
                NOW,
                NOW,
                List.of(new OffsetRange("images", 0, 10, 20)),
                List.of(new DriftAlert.Cause("mean", Direction.UP, .2, .5, 20, Optional.empty(), Optional.empty())),
                Optional.empty(),
                .2,
                0,
                Optional.empty());
    }
}
