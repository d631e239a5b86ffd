package io.plumbline.app.demo.report;

import io.plumbline.app.demo.journal.SentImage;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.image.OffsetRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The alerts of one demo, held against the images that were shifted. */
final class Episodes {

    private static final int TOP_FEATURES = 3;

    private final List<DriftAlert> alerts;
    private final String firstModelId;
    private final List<SentImage> shifted;

    Episodes(List<DriftAlert> alerts, Collection<SentImage> sent, String firstModelId) {
        this.alerts = alerts;
        this.firstModelId = firstModelId;
        this.shifted = sent.stream().filter(SentImage::shifted).toList();
    }

    /** How many steps into this state no shift explains: the first model's before it, and any later model's. */
    long falseSteps(AlertState state) {
        return alerts.stream()
                .filter(alert -> alert.state() == state && !isExplained(alert))
                .count();
    }

    /** The first episode that was confirmed with good reason. */
    Optional<DemoReport.Alert> raisedByShift() {
        return alerts.stream()
                .filter(alert -> alert.state() == AlertState.CONFIRMED && isExplained(alert))
                .findFirst()
                .map(this::describe);
    }

    private DemoReport.Alert describe(DriftAlert confirmed) {
        Map<AlertState, DriftAlert> steps = alerts.stream()
                .filter(alert -> alert.episodeId().equals(confirmed.episodeId()))
                .collect(Collectors.toMap(DriftAlert::state, alert -> alert, (first, later) -> first));
        Optional<DriftAlert> suspected =
                Optional.ofNullable(steps.get(AlertState.SUSPECTED)).filter(this::isExplained);
        return new DemoReport.Alert(
                confirmed.episodeId(),
                suspected.map(this::shiftedUpTo).orElse(null),
                shiftedUpTo(confirmed),
                confirmed.causes().stream()
                        .limit(TOP_FEATURES)
                        .map(DriftAlert.Cause::feature)
                        .toList(),
                steps.containsKey(AlertState.RESOLVED));
    }

    private boolean isExplained(DriftAlert alert) {
        return alert.modelId().equals(firstModelId) && shiftedUpTo(alert) > 0;
    }

    /** Shifted images up to the newest image that was judged, counted by partition and offset. */
    private long shiftedUpTo(DriftAlert alert) {
        Map<Integer, Long> last = alert.sources().stream()
                .collect(Collectors.toMap(OffsetRange::partition, OffsetRange::last, Math::max));
        return shifted.stream()
                .filter(image -> image.offset() <= last.getOrDefault(image.partition(), -1L))
                .count();
    }
}
