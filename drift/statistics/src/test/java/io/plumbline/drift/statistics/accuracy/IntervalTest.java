package io.plumbline.drift.statistics.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntervalTest {

    static List<Expected> wilson() {
        return Expected.rows("wilson.csv");
    }

    @ParameterizedTest
    @MethodSource("wilson")
    void shouldAgreeWithSciPy(Expected expected) {
        // When
        Interval interval =
                Interval.wilson(expected.count("hits"), expected.count("trials"), expected.number("confidence"));
        // Then
        assertThat(interval.low()).isCloseTo(expected.number("low"), within(1e-9));
        assertThat(interval.high()).isCloseTo(expected.number("high"), within(1e-9));
    }

    @Test
    void shouldSayNothingWithoutTrials() {
        // When
        Interval interval = Interval.wilson(0, 0, 0.95);
        // Then
        assertThat(interval).isEqualTo(new Interval(0, 1));
    }

    @Test
    void shouldRefuseMoreHitsThanTrials() {
        // When
        Throwable thrown = catchThrowable(() -> Interval.wilson(3, 2, 0.95));
        // Then
        assertThat(thrown).hasMessage("There is no interval for 3 of 2 at a confidence of 0.95");
    }
}
