package io.plumbline.drift.statistics.ks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import io.plumbline.drift.statistics.ks.KsResult.Method;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KsDistributionTest {

    private static final int N = 10_000;
    private static final int W = 500;

    private final KsDistribution distribution = new KsDistribution();

    static List<Expected> kolmogorov() {
        return Expected.rows("kolmogorov.csv");
    }

    static List<Expected> exact() {
        return Expected.rows("ks-exact.csv");
    }

    @ParameterizedTest
    @MethodSource("kolmogorov")
    void shouldAgreeWithSciPy(Expected expected) {
        // Given
        double d = expected.number("t") * Math.sqrt(1.0 / N + 1.0 / W);
        // When
        double p = distribution.pValue(d, N, W, Method.ASYMPTOTIC);
        // Then
        assertThat(p).isCloseTo(expected.number("p"), within(1e-13)).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @MethodSource("exact")
    void shouldAgreeWithSciPysExactPWhereItIsUsed(Expected expected) {
        // Given
        int n = expected.count("n");
        int w = expected.count("w");
        assertThat(distribution.methodFor(n, w, false)).isEqualTo(Method.EXACT);
        // When
        double p = distribution.pValue(expected.number("d"), n, w, Method.EXACT);
        // Then
        assertThat(p).isCloseTo(expected.number("p"), within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"100, 100, false, EXACT", "100, 101, false, ASYMPTOTIC", "100, 100, true, ASYMPTOTIC"})
    void shouldBeExactOnlyForSmallSamplesWithoutTies(int n, int w, boolean ties, Method expected) {
        // When
        Method method = distribution.methodFor(n, w, ties);
        // Then
        assertThat(method).isEqualTo(expected);
    }

    /** {@code scipy.special.kolmogorov(t)} */
    @ParameterizedTest
    @CsvSource({
        "2.999, 3.0827619263930395e-08",
        "4, 2.532833109818835e-14",
        "6, 1.0760372320042276e-31",
        "10, 2.767793053473475e-87"
    })
    void shouldAgreeWithSciPyFarOutInTheTail(double t, double expected) {
        // Given
        double d = t * Math.sqrt(1.0 / N + 1.0 / W);
        // When
        double p = distribution.pValue(d, N, W, Method.ASYMPTOTIC);
        // Then
        assertThat(p).isCloseTo(expected, Percentage.withPercentage(1e-5));
    }
}
