package io.plumbline.drift.monitor.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    private final Alignment alignment = new Alignment(2);
    private long sequence;

    @Test
    void shouldWaitForEveryPartition() {
        // Given
        add(0, 0, 100);
        add(0, 110, 200);

        // When
        Optional<List<WaitingPane>> round = alignment.nextRound();

        // Then
        assertThat(round).isEmpty();
    }

    @Test
    void shouldReachToTheLatestOfTheOldestPanes() {
        // Given
        add(0, 0, 100);
        add(0, 110, 200);
        add(0, 210, 310);
        add(1, 10, 250);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).hasSize(1);
        assertThat(rounds.get(0)).extracting(WaitingPane::closesMs).containsExactly(100L, 200L, 250L);
    }

    @Test
    void shouldWaitUntilAQuickPartitionHasReachedAsFar() {
        // Given
        add(0, 0, 100);
        add(1, 10, 250);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).isEmpty();
    }

    @Test
    void shouldNotWaitForASilentPartition() {
        // Given
        add(0, 0, 100);
        alignment.silence(1);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).hasSize(1);
    }

    @Test
    void shouldWaitAgainForAPartitionThatWasSilentOnce() {
        // Given
        alignment.silence(1);
        add(1, 0, 100);
        add(0, 0, 90);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).isEmpty();
    }

    @Test
    void shouldStillJudgeWhatAPartitionSentBeforeItsSilence() {
        // Given
        add(0, 0, 100);
        add(1, 0, 90);
        alignment.silence(1);
        alignment.silence(0);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).hasSize(1);
        assertThat(rounds.get(0)).extracting(WaitingPane::partition).containsExactly(0, 1);
    }

    @Test
    void shouldNotDrawARoundOutToAPartitionThatResumesLater() {
        // Given
        add(0, 0, 100);
        add(0, 110, 200);
        resume(1, 60_000, 60_100);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).hasSize(2).allSatisfy(round -> assertThat(round).hasSize(1));
    }

    @Test
    void shouldTakeOnePaneOfEachPartitionPerRoundWhenAllTimesAreEqual() {
        // Given
        add(0, 0, 0);
        add(0, 0, 0);
        add(1, 0, 0);
        add(1, 0, 0);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).hasSize(2).allSatisfy(round -> assertThat(round).hasSize(2));
    }

    @Test
    void shouldGoOnWhenTimeRunsBackwards() {
        // Given
        add(0, 1_000, 1_100);
        add(0, 0, 100);
        add(1, 1_000, 1_100);
        add(1, 0, 100);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds.stream().mapToInt(List::size).sum()).isEqualTo(4);
    }

    @Test
    void shouldKnowAPartitionThatWasAddedLater() {
        // Given
        alignment.silence(0);
        alignment.silence(1);
        add(5, 0, 100);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).hasSize(1);
    }

    private void add(int partition, long opensMs, long closesMs) {
        alignment.add(new WaitingPane(partition, sequence++, opensMs, closesMs, false));
    }

    private void resume(int partition, long opensMs, long closesMs) {
        alignment.add(new WaitingPane(partition, sequence++, opensMs, closesMs, true));
    }

    private List<List<WaitingPane>> rounds() {
        List<List<WaitingPane>> rounds = new ArrayList<>();
        Optional<List<WaitingPane>> next = alignment.nextRound();
        while (next.isPresent()) {
            rounds.add(next.get());
            next = alignment.nextRound();
        }
        return rounds;
    }
}
