package io.plumbline.drift.statistics.ks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.ks.KsResult.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KsTestTest {

    /** {@code scipy.stats.ks_2samp([1,2,2,3,5,5,8], [2,3,3,4,8,9])}; R: {@code ks.test} of the same. */
    @Test
    void shouldMeasureTheDistanceOfTiedSamples() {
        // Given
        Samples samples = new Samples(List.of(1., 2., 2., 3., 5., 5., 8.), List.of(2., 3., 3., 4., 8., 9.));
        // When
        KsResult result = samples.test();
        // Then
        assertThat(result.d()).isEqualTo(0.26190476190476186, within(1e-12));
        assertThat(result.t()).isEqualTo(0.26190476190476186 * Math.sqrt(42.0 / 13), within(1e-12));
        assertThat(result.method()).isEqualTo(Method.ASYMPTOTIC);
    }

    /** {@code scipy.stats.ks_2samp([0.5]*9+[1.0], [0.5]*3+[1.0]*7)}; R: {@code ks.test} of the same. */
    @Test
    void shouldMeasureTheDistanceOfTwoAtoms() {
        // Given
        List<Double> reference = new ArrayList<>(Collections.nCopies(9, 0.5));
        reference.add(1.0);
        List<Double> window = new ArrayList<>(Collections.nCopies(3, 0.5));
        window.addAll(Collections.nCopies(7, 1.0));
        // When
        KsResult result = new Samples(reference, window).test();
        // Then
        assertThat(result.d()).isEqualTo(0.6000000000000001, within(1e-12));
        assertThat(result.direction()).isEqualTo(Direction.UP);
        assertThat(result.referenceShare()).isEqualTo(0.9);
        assertThat(result.windowShare()).isEqualTo(0.3);
    }

    /** {@code scipy.stats.ks_2samp(range(64), [i*i % 64 for i in range(100)])}; R: {@code ks.test} of the same. */
    @Test
    void shouldMeasureTheDistanceOfSixtyFourValues() {
        // Given
        List<Double> reference =
                IntStream.range(0, 64).mapToObj(i -> (double) i).toList();
        List<Double> window =
                IntStream.range(0, 100).mapToObj(i -> i * i % 64.0).toList();
        // When
        KsResult result = new Samples(reference, window).test();
        // Then
        assertThat(result.d()).isEqualTo(0.29874999999999996, within(1e-12));
        assertThat(result.direction()).isEqualTo(Direction.DOWN);
    }

    /** {@code scipy.stats.ks_2samp([0.1*i for i in range(30)], [0.1*i+.951 for i in range(20)], method='exact')}. */
    @Test
    void shouldKnowTheExactPOfSmallSamplesWithoutTies() {
        // Given
        List<Double> reference = IntStream.range(0, 30).mapToObj(i -> 0.1 * i).toList();
        List<Double> window =
                IntStream.range(0, 20).mapToObj(i -> 0.1 * i + 0.951).toList();
        // When
        KsResult result = new Samples(reference, window).test();
        // Then
        assertThat(result.method()).isEqualTo(Method.EXACT);
        assertThat(result.d()).isEqualTo(0.3333333333333333, within(1e-12));
        assertThat(result.p()).isEqualTo(0.11901288467516954, within(1e-10));
    }

    /** {@code scipy.stats.ks_2samp(range(0,40,2), range(21,61,2), method='exact')}. */
    @Test
    void shouldKnowTheExactPOfAnotherPair() {
        // Given
        List<Double> reference = IntStream.range(0, 20).mapToObj(i -> 2.0 * i).toList();
        List<Double> window = IntStream.range(0, 20).mapToObj(i -> 2.0 * i + 21).toList();
        // When
        KsResult result = new Samples(reference, window).test();
        // Then
        assertThat(result.d()).isEqualTo(0.55, within(1e-12));
        assertThat(result.p()).isEqualTo(0.00396729438660086, within(1e-10));
    }

    @Property(tries = 300)
    void shouldMeasureWhatCommonsStatisticsMeasuresOnFewValues(
            @ForAll @Size(min = 2, max = 400) List<@IntRange(min = -31, max = 32) Integer> reference,
            @ForAll @Size(min = 2, max = 200) List<@IntRange(min = -31, max = 32) Integer> window) {
        // Given
        Samples samples = new Samples(
                reference.stream().map(Integer::doubleValue).toList(),
                window.stream().map(Integer::doubleValue).toList());
        // When
        KsResult result = samples.test();
        // Then
        assertThat(result.d()).isEqualTo(commonsStatistic(samples), within(1e-12));
    }

    @Property(tries = 300)
    void shouldNeverExceedWhatCommonsStatisticsMeasures(
            @ForAll @Size(min = 2, max = 400) List<@DoubleRange(min = -1, max = 1) Double> reference,
            @ForAll @Size(min = 2, max = 200) List<@DoubleRange(min = -1, max = 1) Double> window) {
        // Given
        Samples samples = new Samples(
                reference.stream().map(value -> (double) value.floatValue()).toList(),
                window.stream().map(value -> (double) value.floatValue()).toList());
        // When
        KsResult result = samples.test();
        // Then
        assertThat(result.d()).isLessThanOrEqualTo(commonsStatistic(samples) + 1e-12);
    }

    static List<Expected> distances() {
        return Expected.rows("ks-distances.csv");
    }

    @ParameterizedTest
    @MethodSource("distances")
    void shouldMeasureWhatSciPyAndRMeasure(Expected expected) {
        // Given
        Samples samples = new Samples(list(expected.numbers("reference")), list(expected.numbers("window")));
        // When
        double d = samples.test().d();
        // Then
        if (expected.text("values").equals("few")) {
            assertThat(d).isEqualTo(expected.number("scipy"), within(1e-12));
            assertThat(d).isEqualTo(expected.number("r"), within(1e-12));
        } else {
            assertThat(d).isLessThanOrEqualTo(Math.min(expected.number("scipy"), expected.number("r")) + 1e-12);
        }
    }

    private static List<Double> list(double[] values) {
        return DoubleStream.of(values).boxed().toList();
    }

    private static double commonsStatistic(Samples samples) {
        return KolmogorovSmirnovTest.withDefaults()
                .statistic(
                        samples.reference().stream().mapToDouble(x -> x).toArray(),
                        samples.window().stream().mapToDouble(x -> x).toArray());
    }

    @Test
    void shouldTakeMissingValuesForAMoveUpwards() {
        // Given
        BinCounts reference = BinCounts.of(1, Collections.nCopies(100, new byte[] {10}));
        BinCounts window = BinCounts.of(1, Collections.nCopies(70, new byte[] {10}))
                .plus(BinCounts.of(1, Collections.nCopies(30, new byte[] {FeatureBins.NAN_BIN})));
        // When
        KsResult result = new KsTest().test(reference, window, 0);
        // Then
        assertThat(result.d()).isEqualTo(0.3);
        assertThat(result.direction()).isEqualTo(Direction.UP);
    }

    @Test
    void shouldNotUseTheExactDistributionForLargeSamples() {
        // Given
        BinCounts reference = BinCounts.of(1, Collections.nCopies(10_000, new byte[] {10}));
        BinCounts window = BinCounts.of(1, Collections.nCopies(500, new byte[] {10}));
        // When
        KsResult result = new KsTest().test(reference, window, 0);
        // Then
        assertThat(result.method()).isEqualTo(Method.ASYMPTOTIC);
        assertThat(result.p()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAnEmptySample() {
        // Given
        BinCounts reference = BinCounts.of(1, List.of(new byte[] {10}));
        // When
        Throwable thrown = catchThrowable(() -> new KsTest().test(reference, BinCounts.empty(1), 0));
        // Then
        assertThat(thrown).hasMessage("Neither sample may be empty: 1 and 0 images");
    }
}
