package io.plumbline.drift.notify;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftAlert.Detector;
import io.plumbline.contract.drift.DriftAlert.Resolution;
import io.plumbline.contract.drift.DriftKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts of one model, as the monitor would write them. */
public final class Alerts {

    public static final Instant SINCE = Instant.parse("2026-11-29T08:00:00Z");

    private static final String MODEL = "cnn-0123";

    private Alerts() {}

    /** A step of an episode, so many seconds after it began. */
    public static DriftAlert step(String episode, AlertState state, long seconds) {
        Optional<Resolution> resolution = state == AlertState.RESOLVED
                ? Optional.of(new Resolution(MODEL, SINCE, 0.2, seconds, seconds))
                : Optional.empty();
        return new DriftAlert(
                episode,
                MODEL,
                state,
                DriftKind.INPUT,
                Detector.E_DETECTOR,
                SINCE.plusSeconds(seconds),
                SINCE,
                1_000 + seconds,
                List.of(),
                List.of(new Cause("energy", Direction.UP, 0.08, 0.5, 12, Optional.empty(), Optional.empty())),
                List.of(),
                Optional.empty(),
                resolution);
    }
}
