package io.plumbline.app.demo.sight;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What has been seen so far. Written by the observer's thread, waited for by the story's. */
public final class Sightings {

    private final List<DriftAlert> alerts = new ArrayList<>();
    private final List<RetrainingTrigger> triggers = new ArrayList<>();
    private final List<RetrainingVerdict> verdicts = new ArrayList<>();
    private final Map<String, Long> predictionsByModel = new HashMap<>();
    private long answers;
    private RuntimeException blindness;

    /**
     * Waits at most this long until the condition holds; whether it does.
     *
     * @throws IllegalStateException if the observer cannot see any more
     */
    public synchronized boolean await(Predicate<Sightings> condition, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.test(this)) {
            if (blindness != null) {
                throw new IllegalStateException("The topics cannot be read: " + blindness.getMessage(), blindness);
            }
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    /** Predictions and rejections. */
    public synchronized long answers() {
        return answers;
    }

    public synchronized long predictionsBy(String modelId) {
        return predictionsByModel.getOrDefault(modelId, 0L);
    }

    /** The newest step into this state, if any. */
    public synchronized Optional<DriftAlert> alert(AlertState state) {
        return alerts.stream().filter(alert -> alert.state() == state).reduce((older, newer) -> newer);
    }

    /** How many steps into this state. */
    public synchronized long alerts(AlertState state) {
        return alerts.stream().filter(alert -> alert.state() == state).count();
    }

    /** Whether this episode was resolved. */
    public synchronized boolean isResolved(String episodeId) {
        return alerts.stream()
                .anyMatch(alert -> alert.state() == AlertState.RESOLVED
                        && alert.episodeId().equals(episodeId));
    }

    public synchronized Optional<RetrainingTrigger> trigger() {
        return triggers.stream().findFirst();
    }

    public synchronized Optional<RetrainingVerdict> verdict() {
        return verdicts.stream().findFirst();
    }

    synchronized void wentBlind(RuntimeException cause) {
        blindness = cause;
        notifyAll();
    }

    synchronized void sawPrediction(String modelId) {
        predictionsByModel.merge(modelId, 1L, Long::sum);
        sawAnswer();
    }

    synchronized void sawAnswer() {
        answers++;
        notifyAll();
    }

    synchronized void saw(DriftAlert alert) {
        alerts.add(alert);
        notifyAll();
    }

    synchronized void saw(RetrainingTrigger trigger) {
        triggers.add(trigger);
        notifyAll();
    }

    synchronized void saw(RetrainingVerdict verdict) {
        verdicts.add(verdict);
        notifyAll();
    }
}
