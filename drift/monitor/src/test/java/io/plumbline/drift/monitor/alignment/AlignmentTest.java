package io.plumbline.drift.monitor.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlignmentTest {

    private static final long NOON = 12L * 60 * 60 * 1_000;

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

    @Test
    void shouldNotJudgeAPartitionAloneThatIsFarBehind() {
        // Given
        resume(0, 0, 100);
        add(0, 110, 200);
        resume(1, NOON, NOON + 100);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).isEmpty();
    }

    @Test
    void shouldJudgeWhatIsFarBehindAlongWithTheOthersOnceTooMuchWaits() {
        // Given
        resume(0, 0, 100);
        for (int i = 0; i <= Alignment.MOST_BESIDE_FAR_BEHIND; i++) {
            assertThat(rounds()).isEmpty();
            resume(1, NOON + 100L * i, NOON + 100L * i + 100);
        }
        List<List<WaitingPane>> first = rounds();

        // When
        add(0, 110, 200);
        List<List<WaitingPane>> alone = rounds();
        add(1, NOON + 10_000, NOON + 10_100);
        List<List<WaitingPane>> together = rounds();

        // Then
        assertThat(alignment.strays()).containsExactly(0);
        assertThat(first).hasSize(Alignment.MOST_BESIDE_FAR_BEHIND + 1);
        assertThat(first.get(0)).extracting(WaitingPane::partition).containsExactly(0, 1);
        assertThat(alone).isEmpty();
        assertThat(together).singleElement().satisfies(round -> assertThat(round)
                .extracting(WaitingPane::partition)
                .containsExactly(0, 1));
    }

    @Test
    void shouldNotWaitForEverForAPartitionThatNothingClosesIn() {
        // Given
        for (int i = 0; i < Alignment.MOST_WAITING; i++) {
            add(1, 100L * i, 100L * i + 100);
        }
        List<List<WaitingPane>> before = rounds();

        // When
        add(1, 200_000, 200_100);

        // Then
        assertThat(before).isEmpty();
        assertThat(rounds()).hasSize(Alignment.MOST_WAITING + 1);
    }

    @Test
    void shouldWaitAgainForAPartitionThatHasCaughtUp() {
        // Given
        alignment.stray(0);
        add(1, NOON, NOON + 100);
        add(0, NOON - 200, NOON - 100);

        // When
        List<List<WaitingPane>> rounds = rounds();

        // Then
        assertThat(rounds).isEmpty();
        assertThat(alignment.strays()).isEmpty();
    }

    @Test
    void shouldJudgeWhatIsFarBehindWhenNothingElseIsSent() {
        // Given
        alignment.stray(0);
        add(0, 0, 100);
        List<List<WaitingPane>> before = rounds();

        // When
        alignment.silence(1);

        // Then
        assertThat(before).isEmpty();
        assertThat(rounds()).hasSize(1);
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
