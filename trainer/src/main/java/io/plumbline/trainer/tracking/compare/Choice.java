package io.plumbline.trainer.tracking.compare;

import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStatus;
import java.util.Comparator;
import java.util.List;

/**
 * Which run is best.
 *
 * @param metric by which they are ranked
 * @param smallest whether small values are good ones
 * @param constraints that all must hold
 */
public record Choice(String metric, boolean smallest, List<Constraint> constraints) {

    public Choice {
        constraints = List.copyOf(constraints);
    }

    /** Those that have finished, have the figure and fulfil the constraints, the best first. */
    public List<Run> rank(List<Run> runs) {
        Comparator<Run> byMetric =
                Comparator.comparingDouble(run -> run.metrics().get(metric));
        return runs.stream()
                .filter(run -> run.status() == RunStatus.FINISHED)
                .filter(run -> run.metrics().containsKey(metric))
                .filter(run -> constraints.stream().allMatch(constraint -> constraint.holdsFor(run)))
                .sorted(smallest ? byMetric : byMetric.reversed())
                .toList();
    }
}
