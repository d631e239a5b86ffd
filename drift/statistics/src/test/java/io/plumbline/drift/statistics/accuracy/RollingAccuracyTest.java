package io.plumbline.drift.statistics.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollingAccuracyTest {

    private static ClassOutcomes run(int right, int wrong) {
        return new ClassOutcomes(List.of(Outcomes.of(right, 0), Outcomes.of(0, wrong)));
    }

    @Test
    void shouldKeepAsFewRunsAsHoldTheWantedLabels() {
        // Given
        RollingAccuracy window = RollingAccuracy.initial(10);
        // When
        RollingAccuracy rolled = window.plus(run(9, 9))
                .plus(run(4, 2))
                .plus(run(0, 0))
                .plus(run(1, 2))
                .plus(run(3, 1));
        // Then
        assertThat(rolled.runs()).containsExactly(run(4, 2), run(1, 2), run(3, 1));
        assertThat(rolled.outcomes(2).total()).isEqualTo(Outcomes.of(8, 5));
        assertThat(rolled.outcomes(2).byClass()).containsExactly(Outcomes.of(8, 0), Outcomes.of(0, 5));
    }

    @Test
    void shouldKnowTheAccuracyOfEachClass() {
        // Given
        ClassOutcomes outcomes =
                ClassOutcomes.of(2, 0, true).plus(ClassOutcomes.of(2, 0, false)).plus(ClassOutcomes.of(2, 0, true));
        // When
        Outcomes first = outcomes.byClass().get(0);
        // Then
        assertThat(first.accuracy()).isEqualTo(2.0 / 3);
        assertThat(first.interval(.95).low()).isBetween(0.1, 0.3);
        assertThat(outcomes.byClass().get(1).accuracy()).isNaN();
        assertThat(outcomes.byClass().get(1).interval(.95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        RollingAccuracy window = RollingAccuracy.initial(10).plus(run(4, 2)).plus(run(300, 0));
        // When
        RollingAccuracy read = RollingAccuracy.fromBytes(window.toBytes());
        // Then
        assertThat(read).isEqualTo(window);
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = RollingAccuracy.initial(10).plus(run(4, 2)).toBytes();
        // When
        List<Throwable> thrown = DamagedBytes.of(intact)
                .map(damaged -> catchThrowable(() -> RollingAccuracy.fromBytes(damaged)))
                .toList();
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This rolling accuracy is refused: "));
    }

    @Test
    void shouldRefuseAClassThatDoesNotExist() {
        // When
        Throwable thrown = catchThrowable(() -> ClassOutcomes.of(10, 10, true));
        // Then
        assertThat(thrown).hasMessage("There is no class 10 of 10");
    }
}
