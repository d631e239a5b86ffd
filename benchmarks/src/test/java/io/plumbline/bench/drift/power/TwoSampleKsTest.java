package io.plumbline.bench.drift.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest.TwoResult;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoSampleKsTest {

    private static final KolmogorovSmirnovTest COMMONS =
            KolmogorovSmirnovTest.withDefaults().with(PValueMethod.EXACT);

    private final SplittableRandom random = new SplittableRandom(2);

    private float[] ascending(int count, int distinct, double shift) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextInt(distinct) + shift);
        }
        Arrays.sort(values);
        return values;
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    /** With ties as well as without. */
    @ParameterizedTest
    @CsvSource({"100, 10, 1000000, 0", "500, 37, 1000000, 100000", "60, 45, 12, 1", "200, 20, 3, 0"})
    void shouldFindTheStatisticThatCommonsFinds(int n, int m, int distinct, double shift) {
        // Given
        float[] reference = ascending(n, distinct, 0);
        float[] sample = ascending(m, distinct, shift);
        // When
        long statistic = TwoSampleKs.statistic(reference, sample);
        // Then
        assertThat((double) statistic / n / m)
                .isCloseTo(COMMONS.statistic(doubles(reference), doubles(sample)), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 0", "500, 37, 100000", "300, 200, 150000"})
    void shouldFindTheProbabilityThatCommonsFinds(int n, int m, double shift) {
        // Given
        float[] reference = ascending(n, 1_000_000, 0);
        float[] sample = ascending(m, 1_000_000, shift);
        TwoResult expected = COMMONS.test(doubles(reference), doubles(sample));
        // When
        double probability = TwoSampleKs.probability(n, m, TwoSampleKs.statistic(reference, sample));
        // Then
        assertThat(probability).isCloseTo(expected.getPValue(), within(1e-12));
    }

    @Test
    void shouldBeExactForTenThousandReferenceImages() {
        // Given
        long statistic = 10_000L * 500 * 66 / 1_000;
        // When
        double probability = TwoSampleKs.probability(10_000, 500, statistic);
        // Then: SciPy 1.17.1, ks_2samp(range(1, 10001), y, method="exact") with a y that makes D = 0.066
        assertThat(probability).isCloseTo(0.03028400381984782, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1000, 10", "1000, 50", "10000, 200"})
    void shouldChooseTheSmallestStatisticThatIsRareEnough(int n, int m) {
        // Given
        double level = .05 / 23;
        // When
        long critical = TwoSampleKs.critical(n, m, level);
        // Then
        assertThat(TwoSampleKs.probability(n, m, critical)).isLessThanOrEqualTo(level);
        assertThat(TwoSampleKs.probability(n, m, critical - m)).isGreaterThan(level);
    }
}
