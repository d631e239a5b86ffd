package io.plumbline.drift.statistics.ks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.ks.KsResult.Method;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KsDistributionTest {

    private static final int N = 10_000;
    private static final int W = 500;

    private final KsDistribution distribution = new KsDistribution();

    /** Expected: SciPy 1.10's {@code scipy.special.kolmogorov(t)}. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1e-9, 1",
        "0.05, 1",
        "0.17, 1",
        "0.18, 0.9999999999999996",
        "0.2, 0.999999999999495",
        "0.3, 0.9999906941986655",
        "0.5, 0.9639452436648751",
        "0.7, 0.7112351950296893",
        "0.9, 0.3927307079406543",
        "1.2231, 0.10036653190300276",
        "1.3581, 0.0499996304316674",
        "1.6276, 0.010001537333060776",
        "2, 0.0006709252557796953",
        "2.5, 7.453306344157342e-06",
        "2.999, 3.0827619263930395e-08",
        "3.001, 3.009656415323296e-08",
        "4, 2.532833109818835e-14"
    })
    void shouldAgreeWithSciPy(double t, double expected) {
        // Given
        double d = t * Math.sqrt(1.0 / N + 1.0 / W);
        // When
        double p = distribution.pValue(d, N, W, Method.ASYMPTOTIC);
        // Then
        assertThat(p).isCloseTo(expected, within(1e-13)).isBetween(0.0, 1.0);
    }

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
