package io.plumbline.bench.drift.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {

    private static final int DRAWN = 100_000;

    /** Of ten classes that are as frequent as each other, twice as many of the first make it 2 of 11. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "0, 0", "2, 0.181818", "0.5, 0.0526316"})
    void shouldSendTheFirstClassAsOftenAsItsWeightSays(double weight, double expected) {
        // Given
        int[] labels = IntStream.range(0, 100).map(i -> i % 10).toArray();
        Integer[] classes = IntStream.of(labels).boxed().toArray(Integer[]::new);
        Arrivals<Integer> arrivals = new Arrivals<>(Mixture.ofFirstClass(weight), labels, classes, classes);
        SplittableRandom random = new SplittableRandom(3);
        // When
        long first = IntStream.range(0, DRAWN)
                .filter(i -> arrivals.next(random) == 0)
                .count();
        // Then
        assertThat((double) first / DRAWN).isCloseTo(expected, within(.005));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.1", "0.5", "1"})
    void shouldChangeAShareOfTheImages(double share) {
        // Given
        Boolean[] asTheyAre = {false, false, false};
        Boolean[] changed = {true, true};
        Arrivals<Boolean> arrivals =
                new Arrivals<>(Mixture.changed(ImageChange.BLUR, share), new int[3], asTheyAre, changed);
        SplittableRandom random = new SplittableRandom(3);
        // When
        long count =
                IntStream.range(0, DRAWN).filter(i -> arrivals.next(random)).count();
        // Then
        assertThat((double) count / DRAWN).isCloseTo(share, within(.005));
    }
}
