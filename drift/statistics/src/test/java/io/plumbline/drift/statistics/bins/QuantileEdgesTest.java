package io.plumbline.drift.statistics.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;

class QuantileEdgesTest {

    @Test
    void shouldPutAnEdgeAtEachOfFewValues() {
        // Given
        float[] values = {3, 1, 1, 1, 1, 1, 2, -0.0f, 0.0f};
        // When
        float[] edges = QuantileEdges.of(values);
        // Then
        assertThat(edges).containsExactly(0, 1, 2, 3);
    }

    /** Expected: {@code numpy.quantile(numpy.arange(1000)**2 % 997, [1/64, ...], method='inverted_cdf')}. */
    @Test
    void shouldPutEdgesAtQuantilesOfManyValues() {
        // Given
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * i) % 997;
        }
        // When
        float[] edges = QuantileEdges.of(values);
        // Then
        assertThat(edges).hasSize(64);
        assertThat(new float[] {edges[0], edges[1], edges[30], edges[31], edges[62], edges[63]})
                .containsExactly(12, 27, 480, 495, 983, 996);
    }

    @Test
    void shouldGiveAnAtomABinOfItsOwn() {
        // Given
        float[] values = new float[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 300 ? 0.5f : (float) i / 1000;
        }
        FeatureBins bins = FeatureBins.ofQuantiles(values);
        // When
        int atom = bins.binOf(0.5f);
        // Then
        assertThat(bins.edge(atom)).isEqualTo(0.5f);
        assertThat(bins.binOf(Math.nextDown(0.5f))).isEqualTo(atom - 1);
        assertThat(bins.binOf(Math.nextUp(0.5f))).isEqualTo(atom + 1);
    }

    @Test
    void shouldNotMindAnAtomAtTheLeastNumber() {
        // Given
        float[] values = new float[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 100 ? -Float.MAX_VALUE : i;
        }
        // When
        float[] edges = QuantileEdges.of(values);
        // Then
        assertThat(edges).startsWith(-Float.MAX_VALUE).doesNotContain(Float.NEGATIVE_INFINITY);
    }

    @Test
    void shouldLookAtFiniteValuesOnly() {
        // Given
        float[] values = {Float.NaN, 1, Float.POSITIVE_INFINITY, 2, Float.NEGATIVE_INFINITY};
        // When
        float[] edges = QuantileEdges.of(values);
        // Then
        assertThat(edges).containsExactly(1, 2);
    }

    @Test
    void shouldRefuseValuesOfWhichNoneIsFinite() {
        // Given
        float[] values = {Float.NaN, Float.POSITIVE_INFINITY};
        // When
        Throwable thrown = catchThrowable(() -> QuantileEdges.of(values));
        // Then
        assertThat(thrown).hasMessageStartingWith("None of 2 values is finite");
    }
}
