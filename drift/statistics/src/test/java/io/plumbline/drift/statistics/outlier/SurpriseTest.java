package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurpriseTest {

    private static final double[] UNIFORM =
            IntStream.range(0, 10_000).mapToDouble(i -> i / 10_000.0).toArray();

    @Test
    void shouldBeTheLogarithmOfTheShareThatIsAsLarge() {
        // When
        Surprise surprise = Surprise.of(UNIFORM);

        // Then
        assertThat(surprise.of(-1)).isZero();
        assertThat(surprise.of(0.5)).isCloseTo(Math.log(2), within(0.01));
        assertThat(surprise.of(0.99)).isCloseTo(Math.log(100), within(0.02));
    }

    @Test
    void shouldGoOnBeyondWhatIsNormalUpToAMost() {
        // When
        Surprise surprise = Surprise.of(UNIFORM);

        // Then
        assertThat(surprise.of(1.0001)).isBetween(9.0, 12.0);
        assertThat(surprise.of(2)).isEqualTo(Surprise.MOST);
        assertThat(surprise.of(Double.NaN)).isEqualTo(Surprise.MOST);
        assertThat(surprise.of(Double.POSITIVE_INFINITY)).isEqualTo(Surprise.MOST);
    }

    @Test
    void shouldCountAllThatAreTiedAsAsLarge() {
        // Given
        double[] halfTied = IntStream.range(0, 1_000)
                .mapToDouble(i -> Math.max(0, i - 500) / 100 * 100)
                .toArray();

        // When
        Surprise surprise = Surprise.of(halfTied);

        // Then
        assertThat(surprise.of(0)).isZero();
        assertThat(surprise.of(100)).isCloseTo(Math.log(1_000 / 400.0), within(0.3));
        assertThat(surprise.of(400)).isBetween(surprise.of(300), Math.log(10) + 0.3);
    }

    @Test
    void shouldDoWithOneValue() {
        // When
        Surprise surprise = Surprise.of(new double[] {5});

        // Then
        assertThat(surprise.of(5)).isZero();
        assertThat(surprise.of(5.1)).isEqualTo(Surprise.MOST);
    }
}
