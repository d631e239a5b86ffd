package io.plumbline.drift.statistics.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureBinsTest {

    @ParameterizedTest
    @CsvSource({
        "-3.4e38, 0",
        "-1, 0",
        "-0.9999999, 1",
        "-0.0, 1",
        "0, 1",
        "1.4e-45, 2",
        "2.5, 2",
        "2.5000002, 3",
        "3.4e38, 3",
        "Infinity, 65",
        "-Infinity, 65",
        "NaN, 66"
    })
    void shouldPutAValueIntoTheBinThatEndsAtTheNextEdge(float value, int expected) {
        // Given
        FeatureBins bins = FeatureBins.ofEdges(-1, 0, 2.5f);
        // When
        int bin = bins.binOf(value);
        // Then
        assertThat(bin).isEqualTo(expected);
    }

    @Property
    void shouldFindTheBinThatCountingFinds(@ForAll @NotEmpty float[] values, @ForAll float value) {
        // Given
        FeatureBins bins = FeatureBins.ofQuantiles(values);
        // When
        int bin = bins.binOf(value);
        // Then
        int edgesBelow = 0;
        for (int b = 0; b < bins.edgeCount(); b++) {
            edgesBelow += bins.edge(b) < value ? 1 : 0;
        }
        assertThat(bin).isEqualTo(edgesBelow);
    }

    @Test
    void shouldUseAllSixtyFourEdges() {
        // Given
        float[] edges = new float[64];
        for (int i = 0; i < 64; i++) {
            edges[i] = i;
        }
        FeatureBins bins = FeatureBins.ofEdges(edges);
        // When
        List<Integer> found = List.of(bins.binOf(-1), bins.binOf(31.5f), bins.binOf(63), bins.binOf(63.5f));
        // Then
        assertThat(found).containsExactly(0, 32, 63, 64);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "0, NaN", "0, Infinity"})
    void shouldRefuseEdgesThatDoNotAscend(float first, float second) {
        // Given
        float[] edges = {first, second};
        // When
        Throwable thrown = catchThrowable(() -> FeatureBins.ofEdges(edges));
        // Then
        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite and strictly ascending");
    }

    @Test
    void shouldRefuseMoreEdgesThanABinNumberCanTell() {
        // Given
        float[] edges = new float[65];
        // When
        Throwable thrown = catchThrowable(() -> FeatureBins.ofEdges(edges));
        // Then
        assertThat(thrown).hasMessage("A feature has 1 to 64 bin edges, not 65");
    }
}
