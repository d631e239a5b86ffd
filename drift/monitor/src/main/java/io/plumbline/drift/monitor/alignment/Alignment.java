package io.plumbline.drift.monitor.alignment;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

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
 * <p>That wait is bounded, for one sender with a wrong clock must not stop all judging. A partition whose newest pane closed
 * over an hour before the oldest of another is <em>far behind</em>: it is neither waited for without end nor judged by itself
 * while that other waits. It becomes <em>stray</em> once over {@value #MOST_BESIDE_FAR_BEHIND} panes of a partition wait, or
 * when it falls silent. Any other partition that holds a round up becomes stray once over {@value #MOST_WAITING} panes of a partition
 * wait. What stray partitions send is judged along with the rounds of the others, whatever its times say: as many panes as the
 * quickest of those adds, so that what had piled up does not make up a round. That ends when they come within a minute of the
 * others, or the others have fallen silent.
 *
 * <p>The rounds depend on the panes of each partition and their order alone, not on how the partitions interleave, as long
 * as nobody is silent or stray; with the same news in the same order, rounds are always the same. So the larger bound is
 * more than what reading old predictions again puts one partition ahead of another. Not safe for use by several threads.
 */
public final class Alignment {

    static final int MOST_BESIDE_FAR_BEHIND = 64;
    static final int MOST_WAITING = 1_000;

    private static final long FAR_BEHIND_MS = Duration.ofHours(1).toMillis();
    private static final long CAUGHT_UP_MS = Duration.ofMinutes(1).toMillis();

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

    /** This partition is stray, as was known before a restart. */
    public void stray(int partition) {
        lane(partition).setStray(true);
    }

    /** The partitions that are stray by now. */
    public SortedSet<Integer> strays() {
        return lanes.entrySet().stream()
                .filter(entry -> entry.getValue().isStray())
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    /** The panes of the next round, by partition and number, if there is one yet; they wait no longer. */
    public Optional<List<WaitingPane>> nextRound() {
        bringBack();
        for (List<WaitingPane> oldest = oldest(); !oldest.isEmpty(); oldest = oldest()) {
            List<Lane> late = late(oldest);
            if (late.isEmpty()) {
                return Optional.of(take(reach(oldest)));
            }
            List<Lane> givenUp = givenUp(late, farBehindMs(oldest));
            if (givenUp.isEmpty()) {
                return Optional.empty();
            }
            givenUp.forEach(lane -> lane.setStray(true));
        }
        return Optional.empty();
    }

    private List<WaitingPane> take(long reachMs) {
        List<WaitingPane> round = new ArrayList<>();
        int most = 0;
        for (Lane lane : expected().toList()) {
            List<WaitingPane> taken = lane.takeUpTo(reachMs);
            most = Math.max(most, taken.size());
            round.addAll(taken);
        }
        for (Lane stray : lanes.values().stream().filter(Lane::isStray).toList()) {
            round.addAll(stray.take(Math.max(most, stray.waiting() - MOST_WAITING)));
        }
        round.sort(Comparator.comparingInt(WaitingPane::partition).thenComparingLong(WaitingPane::sequence));
        return round;
    }

    /** Who keeps the round from being formed. */
    private List<Lane> late(List<WaitingPane> oldest) {
        long farBehindMs = farBehindMs(oldest);
        List<Lane> behind = expected()
                .filter(lane -> !lane.isKnown() || lane.endsBefore(farBehindMs))
                .toList();
        long reachMs = reach(oldest);
        return behind.isEmpty()
                ? expected().filter(lane -> !lane.isKnownUpTo(reachMs)).toList()
                : behind;
    }

    private List<Lane> givenUp(List<Lane> late, long farBehindMs) {
        int most = expected().mapToInt(Lane::waiting).max().orElse(0);
        return late.stream()
                .filter(lane -> lane.endsBefore(farBehindMs)
                        ? most > MOST_BESIDE_FAR_BEHIND || lane.isSilent()
                        : most > MOST_WAITING)
                .toList();
    }

    private void bringBack() {
        boolean alone = expected().allMatch(lane -> lane.isSilent() && lane.waiting() == 0);
        lanes.values().stream()
                .filter(Lane::isStray)
                .filter(lane -> alone || hasCaughtUp(lane))
                .toList()
                .forEach(lane -> lane.setStray(false));
    }

    private boolean hasCaughtUp(Lane stray) {
        return stray.waiting() > 0
                && expected()
                        .filter(lane -> lane.waiting() <= MOST_BESIDE_FAR_BEHIND)
                        .flatMap(lane -> lane.oldest().stream())
                        .anyMatch(pane -> !stray.endsBefore(pane.closesMs() - CAUGHT_UP_MS));
    }

    private List<WaitingPane> oldest() {
        return expected().flatMap(lane -> lane.oldest().stream()).toList();
    }

    private Stream<Lane> expected() {
        return lanes.values().stream().filter(lane -> !lane.isStray());
    }

    /** What closed before this time is far behind. */
    private static long farBehindMs(List<WaitingPane> oldest) {
        return oldest.stream().mapToLong(WaitingPane::closesMs).max().orElseThrow() - FAR_BEHIND_MS;
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
