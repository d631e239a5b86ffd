package io.plumbline.drift.notify.alertmanager;

import static io.plumbline.drift.notify.Alerts.SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.drift.notify.Alerts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrackedEpisodeTest {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final Instant NOW = SINCE.plusSeconds(100);

    @Test
    void shouldBeBelievedForAWhileAsLongAsItIsOpen() {
        // When
        TrackedEpisode open = suspected();

        // Then
        assertThat(open.alerts("drift-alerts", NOW, VALIDITY)).singleElement().satisfies(alert -> {
            assertThat(alert.labels())
                    .containsEntry("alertname", "PlumblineDriftSuspected")
                    .containsEntry("severity", "warn")
                    .containsEntry("episode", "e1")
                    .containsEntry("topic", "drift-alerts");
            assertThat(alert.annotations().get("summary")).endsWith("energy (D 0.08)");
            assertThat(alert.startsAt()).isEqualTo(SINCE);
            assertThat(alert.endsAt()).isEqualTo(NOW.plus(VALIDITY));
        });
    }

    @Test
    void shouldEndTheSuspicionWhereItIsConfirmed() {
        // When
        TrackedEpisode confirmed =
                suspected().after(Alerts.step("e1", AlertState.CONFIRMED, 20), SINCE.plusSeconds(20));

        // Then
        assertThat(confirmed.alerts("drift-alerts", NOW, VALIDITY))
                .satisfiesExactly(alert -> assertThat(alert.endsAt()).isEqualTo(SINCE.plusSeconds(20)), alert -> {
                    assertThat(alert.labels())
                            .containsEntry("alertname", "PlumblineDriftConfirmed")
                            .containsEntry("severity", "page");
                    assertThat(alert.endsAt()).isAfter(NOW);
                });
    }

    @Test
    void shouldEndWhatIsResolvedAndNeverInTheFuture() {
        // When
        TrackedEpisode resolved = suspected()
                .after(Alerts.step("e1", AlertState.CONFIRMED, 20), SINCE.plusSeconds(20))
                .after(Alerts.step("e1", AlertState.RESOLVED, 500), SINCE.plusSeconds(500));

        // Then
        assertThat(resolved.isOpen()).isFalse();
        assertThat(resolved.alerts("drift-alerts", NOW, VALIDITY))
                .allSatisfy(alert -> assertThat(alert.endsAt()).isBeforeOrEqualTo(NOW))
                .allSatisfy(alert -> assertThat(alert.startsAt()).isBeforeOrEqualTo(alert.endsAt()));
    }

    private static TrackedEpisode suspected() {
        return TrackedEpisode.begun(Alerts.step("e1", AlertState.SUSPECTED, 10), SINCE.plusSeconds(10));
    }
}
