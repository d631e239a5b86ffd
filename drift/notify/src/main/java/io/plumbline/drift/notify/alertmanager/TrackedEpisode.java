package io.plumbline.drift.notify.alertmanager;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An episode as far as it was read. Suspicion and confirmation are two alerts, so that each can be routed by its severity; the
 * first ends when the second begins.
 *
 * @param latest its newest step
 * @param since when it began
 * @param suspected whether it was ever a suspicion
 * @param confirmedAt when it was confirmed, if it was
 * @param endedAt when it ended, if it has
 */
record TrackedEpisode(
        DriftAlert latest, Instant since, boolean suspected, Optional<Instant> confirmedAt, Optional<Instant> endedAt) {

    static TrackedEpisode begun(DriftAlert first, Instant at) {
        return new TrackedEpisode(first, first.since(), false, Optional.empty(), Optional.empty()).after(first, at);
    }

    /** @param at when the step was written */
    TrackedEpisode after(DriftAlert step, Instant at) {
        boolean confirms = step.state() == AlertState.CONFIRMED || step.state() == AlertState.UPDATED;
        return new TrackedEpisode(
                step,
                since,
                suspected || step.state() == AlertState.SUSPECTED,
                confirmedAt.or(() -> confirms ? Optional.of(at) : Optional.empty()),
                step.state() == AlertState.RESOLVED ? Optional.of(at) : endedAt);
    }

    boolean isOpen() {
        return endedAt.isEmpty();
    }

    /**
     * What an Alertmanager is told of it now.
     *
     * @param topic where it stands, since several Plumblines may tell one Alertmanager
     * @param validity until when it is believed to be open
     */
    List<PostableAlert> alerts(String topic, Instant now, Duration validity) {
        List<PostableAlert> all = new ArrayList<>();
        if (suspected) {
            all.add(alert("PlumblineDriftSuspected", "warn", topic, confirmedAt.or(() -> endedAt), now, validity));
        }
        if (confirmedAt.isPresent()) {
            all.add(alert("PlumblineDriftConfirmed", "page", topic, endedAt, now, validity));
        }
        return all;
    }

    private PostableAlert alert(
            String name, String severity, String topic, Optional<Instant> end, Instant now, Duration validity) {
        Instant startsAt = earlier(since, now);
        Instant endsAt = end.map(at -> earlier(at, now)).orElseGet(() -> now.plus(validity));
        return new PostableAlert(
                Map.of("alertname", name, "severity", severity, "episode", latest.episodeId(), "topic", topic),
                EpisodeText.annotations(latest),
                earlier(startsAt, endsAt),
                endsAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
