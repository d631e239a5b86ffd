package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiscriminantsTest {

    private static final List<Expected> REFERENCE = Expected.rows("embeddings.csv");
    private static final Discriminants DISCRIMINANTS = Discriminants.fit(
            REFERENCE.stream().map(row -> row.vector("embedding")).toArray(float[][]::new),
            REFERENCE.stream().mapToInt(row -> row.count("label")).toArray(),
            4);

    static List<Expected> others() {
        return Expected.rows("mahalanobis.csv");
    }

    @ParameterizedTest
    @MethodSource("others")
    void shouldMeasureWhatSciPyDoesInAllDimensions(Expected expected) {
        // Given
        float[] projections = new float[DISCRIMINANTS.count()];
        DISCRIMINANTS.project(expected.vector("embedding"), projections);
        // When
        double relative = DISCRIMINANTS.distance(projections, 0, 1);
        // Then
        double size = 1 + Math.abs(expected.number("relative"));
        assertThat(relative).isCloseTo(expected.number("relative"), within(1e-4 * size));
    }

    @Test
    void shouldTakeOneLessThanThereAreClassesWithImages() {
        assertThat(DISCRIMINANTS.count()).isEqualTo(2);
        assertThat(DISCRIMINANTS.projection()).hasSize(2 * 6);
    }
}
