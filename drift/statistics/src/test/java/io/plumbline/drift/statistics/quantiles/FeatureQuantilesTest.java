package io.plumbline.drift.statistics.quantiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureQuantilesTest {

    private static final FeatureSpec FEATURE = new FeatureSpec("mean", "white");

    private static BinCounts counts(Binning binning, float... values) {
        Stream.Builder<byte[]> rows = Stream.builder();
        for (float value : values) {
            rows.add(binning.row(new float[] {value}));
        }
        return BinCounts.of(1, rows.build().toList());
    }

    private static float[] gaussians(long seed, double shift, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (shift + random.nextGaussian());
        }
        return values;
    }

    @Test
    void shouldBeExactWhereEachValueHasABinOfItsOwn() {
        // Given
        Binning binning = Binning.of(List.of(FEATURE), List.of(FeatureBins.ofEdges(1, 2, 3, 4)));
        BinCounts before = counts(binning, 1, 2, 2, 3);
        BinCounts after = counts(binning, 3, 3, 4, 4, 4);
        // When
        List<QuantileShift> shifts =
                FeatureQuantiles.of(binning, before, after).get(0).quantiles();
        // Then
        assertThat(shifts)
                .containsExactly(
                        new QuantileShift(.05, 1, 3),
                        new QuantileShift(.25, 1, 3),
                        new QuantileShift(.5, 2, 4),
                        new QuantileShift(.75, 2, 4),
                        new QuantileShift(.95, 3, 4));
    }

    /** The normal distribution's quantiles are ∓1.645, ∓.674 and 0; a bin is up to .15 wide there, but for the outer ones. */
    @Test
    void shouldFindTheQuantilesOfBothSidesToTheWidthOfABin() {
        // Given
        float[] validation = gaussians(1, 0, 10_000);
        Binning binning = Binning.of(List.of(FEATURE), List.of(FeatureBins.ofQuantiles(validation)));
        BinCounts before = counts(binning, gaussians(2, 0, 10_000));
        BinCounts after = counts(binning, gaussians(3, 0.5, 10_000));
        // When
        List<QuantileShift> shifts =
                FeatureQuantiles.of(binning, before, after).get(0).quantiles();
        // Then
        double[] normal = {-1.645, -.674, 0, .674, 1.645};
        for (int i = 0; i < normal.length; i++) {
            assertThat(shifts.get(i).before()).isBetween(normal[i] - .05, normal[i] + .2);
            assertThat(shifts.get(i).after()).isBetween(normal[i] + .45, normal[i] + .8);
        }
    }

    @Test
    void shouldTellApartWhatIsNotFinite() {
        // Given
        Binning binning = Binning.of(List.of(FEATURE), List.of(FeatureBins.ofEdges(1, 2)));
        BinCounts before = counts(binning, 1, 2);
        BinCounts after = counts(binning, Float.NaN, Float.POSITIVE_INFINITY, 2, 9);
        // When
        FeatureQuantiles quantiles = FeatureQuantiles.of(binning, before, after).get(0);
        // Then
        assertThat(quantiles.feature()).isEqualTo(FEATURE);
        assertThat(quantiles.notFiniteBefore()).isZero();
        assertThat(quantiles.notFiniteAfter()).isEqualTo(0.5);
        assertThat(quantiles.quantiles()).extracting(QuantileShift::after).containsOnly(2.0);
    }

    @Test
    void shouldHaveNoQuantilesWhereNothingIsFinite() {
        // Given
        Binning binning = Binning.of(List.of(FEATURE), List.of(FeatureBins.ofEdges(1, 2)));
        BinCounts after = counts(binning, Float.NaN);
        // When
        FeatureQuantiles quantiles =
                FeatureQuantiles.of(binning, counts(binning, 1), after).get(0);
        // Then
        assertThat(quantiles.quantiles()).isEmpty();
        assertThat(quantiles.notFiniteAfter()).isEqualTo(1);
    }
}
