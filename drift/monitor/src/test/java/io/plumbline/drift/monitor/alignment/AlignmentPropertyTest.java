package io.plumbline.drift.monitor.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AlignmentPropertyTest {

    @Property(tries = 300)
    void shouldFormTheSameRoundsHoweverPartitionsInterleave(
            @ForAll("partitions") List<List<WaitingPane>> partitions, @ForAll long one, @ForAll long other) {
        // When
        List<List<WaitingPane>> rounds = rounds(partitions, new Random(one));

        // Then
        assertThat(rounds).isEqualTo(rounds(partitions, new Random(other)));
    }

    @Property(tries = 300)
    void shouldTakeEveryPaneOnceAndInOrder(
            @ForAll("partitions") List<List<WaitingPane>> partitions, @ForAll long seed) {
        // When
        List<WaitingPane> judged = roundsUntilSilence(partitions, new Random(seed)).stream()
                .flatMap(List::stream)
                .toList();

        // Then
        for (int partition = 0; partition < partitions.size(); partition++) {
            int number = partition;
            List<WaitingPane> taken =
                    judged.stream().filter(pane -> pane.partition() == number).toList();
            assertThat(taken).isEqualTo(partitions.get(partition));
        }
    }

    @Property(tries = 300)
    void shouldLetNothingOfARoundCloseAfterWhatIsLeft(
            @ForAll("partitions") List<List<WaitingPane>> partitions, @ForAll long seed) {
        // When
        List<List<WaitingPane>> rounds = rounds(partitions, new Random(seed));

        // Then
        for (int i = 1; i < rounds.size(); i++) {
            long reachMs = rounds.get(i - 1).stream()
                    .mapToLong(WaitingPane::closesMs)
                    .max()
                    .orElseThrow();
            assertThat(rounds.get(i)).allMatch(pane -> pane.closesMs() >= reachMs);
        }
    }

    /** One to four partitions of up to thirty panes, some after a silence; equal times and long panes included. */
    @Provide
    Arbitrary<List<List<WaitingPane>>> partitions() {
        Arbitrary<Integer> gap = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.integers().between(0, 40)),
                Tuple.of(1, Arbitraries.integers().between(30_000, 90_000)));
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 300);
        Arbitrary<List<int[]>> steps = Combinators.combine(gap, length)
                .as((pause, open) -> new int[] {pause, open})
                .list()
                .ofMaxSize(30);
        return steps.list().ofMinSize(1).ofMaxSize(4).map(AlignmentPropertyTest::panes);
    }

    private static List<List<WaitingPane>> panes(List<List<int[]>> steps) {
        List<List<WaitingPane>> partitions = new ArrayList<>();
        for (int partition = 0; partition < steps.size(); partition++) {
            List<WaitingPane> panes = new ArrayList<>();
            long timeMs = 0;
            for (int[] step : steps.get(partition)) {
                long opensMs = timeMs + step[0];
                timeMs = opensMs + step[1];
                boolean resumes = panes.isEmpty() || step[0] >= 30_000;
                panes.add(new WaitingPane(partition, panes.size(), opensMs, timeMs, resumes));
            }
            partitions.add(panes);
        }
        return partitions;
    }

    private static List<List<WaitingPane>> rounds(List<List<WaitingPane>> partitions, Random interleaving) {
        return rounds(new Alignment(partitions.size()), partitions, interleaving);
    }

    /** All partitions are silent in the end, so that nothing has to wait any longer. */
    private static List<List<WaitingPane>> roundsUntilSilence(List<List<WaitingPane>> partitions, Random interleaving) {
        Alignment alignment = new Alignment(partitions.size());
        List<List<WaitingPane>> rounds = rounds(alignment, partitions, interleaving);
        for (int partition = 0; partition < partitions.size(); partition++) {
            alignment.silence(partition);
        }
        drain(alignment, rounds);
        return rounds;
    }

    private static List<List<WaitingPane>> rounds(
            Alignment alignment, List<List<WaitingPane>> partitions, Random interleaving) {
        List<Deque<WaitingPane>> left = new ArrayList<>();
        partitions.forEach(panes -> left.add(new ArrayDeque<>(panes)));
        List<List<WaitingPane>> rounds = new ArrayList<>();
        while (left.stream().anyMatch(panes -> !panes.isEmpty())) {
            Deque<WaitingPane> next = left.get(interleaving.nextInt(left.size()));
            if (!next.isEmpty()) {
                alignment.add(next.removeFirst());
                drain(alignment, rounds);
            }
        }
        return rounds;
    }

    private static void drain(Alignment alignment, List<List<WaitingPane>> rounds) {
        Optional<List<WaitingPane>> round = alignment.nextRound();
        while (round.isPresent()) {
            rounds.add(round.get());
            round = alignment.nextRound();
        }
    }
}
