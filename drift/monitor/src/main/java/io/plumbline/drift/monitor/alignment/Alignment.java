package io.plumbline.drift.monitor.alignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the panes of all partitions into <em>rounds</em>, so that each round has the mix that all senders together sent in
 * one stretch of time.
 *
 * <p>The next round reaches to the latest of the times at which the partitions' oldest waiting panes close, and takes every
 * pane that closes no later. So each partition that was sending adds at least one pane, and a quick one several. A round is
 * formed only when no partition can come up with another pane for it: each partition must have a pane that reaches as far,
 * or be silent. A partition that resumed sending only after the first of the oldest panes had closed does not hold that
 * round up to its own time.
 *
 * <p>The rounds depend on the panes of each partition and their order alone, not on how the partitions interleave, as long
 * as nobody is told to be silent. Not safe for use by several threads.
 */
public final class Alignment {

    private final SortedMap<Integer, Lane> lanes = new TreeMap<>();

    /** @param partitions how many partitions must be heard of, or known to be silent, before anything is judged */
    public Alignment(int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "Predictions stand in one partition or more, not %d".formatted(partitions));
        }
        for (int partition = 0; partition < partitions; partition++) {
            lane(partition);
        }
    }

    /** One more pane waits; its partition is not silent. */
    public void add(WaitingPane pane) {
        lane(pane.partition()).add(pane);
    }

    /** Nothing has come from this partition for so long that nobody waits for it any more, until its next pane. */
    public void silence(int partition) {
        lane(partition).silence();
    }

    /** The panes of the next round, by partition and number, if there is one yet; they wait no longer. */
    public Optional<List<WaitingPane>> nextRound() {
        if (!lanes.values().stream().allMatch(Lane::isKnown)) {
            return Optional.empty();
        }
        List<WaitingPane> oldest =
                lanes.values().stream().flatMap(lane -> lane.oldest().stream()).toList();
        if (oldest.isEmpty()) {
            return Optional.empty();
        }
        long reachMs = reach(oldest);
        if (!lanes.values().stream().allMatch(lane -> lane.isKnownUpTo(reachMs))) {
            return Optional.empty();
        }
        List<WaitingPane> round = new ArrayList<>();
        lanes.values().forEach(lane -> round.addAll(lane.takeUpTo(reachMs)));
        return Optional.of(round);
    }

    private static long reach(List<WaitingPane> oldest) {
        long firstCloseMs =
                oldest.stream().mapToLong(WaitingPane::closesMs).min().orElseThrow();
        return oldest.stream()
                .filter(pane -> !(pane.resumes() && pane.opensMs() > firstCloseMs))
                .max(Comparator.comparingLong(WaitingPane::closesMs))
                .orElseThrow()
                .closesMs();
    }

    private Lane lane(int partition) {
        return lanes.computeIfAbsent(partition, number -> new Lane());
    }
}
