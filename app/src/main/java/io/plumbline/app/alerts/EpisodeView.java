package io.plumbline.app.alerts;

import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.AlertAction.Action;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One episode.
 *
 * @param steps its alerts, oldest first, one or more
 * @param actions all that people did about it, oldest first; of each kind, the newest counts
 * @param verdicts what came of the retrainings that it asked for, or that were asked for it, oldest first
 */
public record EpisodeView(List<DriftAlert> steps, List<AlertAction> actions, List<RetrainingVerdict> verdicts) {

    public EpisodeView {
        steps = List.copyOf(steps);
        actions = List.copyOf(actions);
        verdicts = List.copyOf(verdicts);
    }

    public String id() {
        return latest().episodeId();
    }

    /** Its newest alert. */
    public DriftAlert latest() {
        return steps.get(steps.size() - 1);
    }

    public boolean isOpen() {
        return latest().state() != AlertState.RESOLVED;
    }

    /** Who looks after it, if anybody does. */
    public Optional<AlertAction> acknowledgement() {
        return newest(Action.ACKNOWLEDGED);
    }

    /** Who muted it, if it is muted at this time. */
    public Optional<AlertAction> muting(Instant now) {
        return newest(Action.MUTED)
                .filter(action -> action.until().filter(now::isBefore).isPresent());
    }

    private Optional<AlertAction> newest(Action kind) {
        return actions.stream().filter(action -> action.action() == kind).reduce((earlier, later) -> later);
    }
}
