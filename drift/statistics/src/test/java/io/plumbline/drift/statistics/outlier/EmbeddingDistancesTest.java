package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.Expected;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddingDistancesTest {

    private static final List<Expected> REFERENCE = Expected.rows("embeddings.csv");
    private static final EmbeddingDistances DISTANCES = EmbeddingDistances.fit(
            REFERENCE.stream().map(row -> row.vector("embedding")).toArray(float[][]::new),
            REFERENCE.stream().mapToInt(row -> row.count("label")).toArray());

    static List<Expected> others() {
        return Expected.rows("mahalanobis.csv");
    }

    @ParameterizedTest
    @MethodSource("others")
    void shouldMeasureWhatSciPyDoes(Expected expected) {
        // Given
        float[] embedding = expected.vector("embedding");
        // When
        double nearest = DISTANCES.mahalanobis(embedding);
        double relative = DISTANCES.relativeMahalanobis(embedding);
        // Then
        assertThat(nearest).isCloseTo(expected.number("nearest"), within(1e-9 * (1 + nearest)));
        assertThat(relative).isCloseTo(expected.number("relative"), within(1e-9 * (1 + nearest)));
    }

    /** Sixteen units of which all images use a few; outliers use others too, but are no longer than the rest. */
    @Test
    void shouldTellOutliersThatAreNoFartherFromZero() {
        // Given
        SplittableRandom random = new SplittableRandom(3);
        int[] labels = random.ints(2_000, 0, 4).toArray();
        float[][] reference = new float[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            reference[i] = embedding(random, labels[i], 0.3);
        }
        // When
        EmbeddingDistances distances = EmbeddingDistances.fit(reference, labels);
        // Then
        double[] others = Stream.generate(() -> embedding(random, random.nextInt(4), 0.3))
                .limit(500)
                .mapToDouble(distances::relativeMahalanobis)
                .toArray();
        double[] outliers = Stream.generate(() -> embedding(random, random.nextInt(4) + 4, 0.3))
                .limit(500)
                .mapToDouble(distances::relativeMahalanobis)
                .toArray();
        assertThat(Auroc.of(others, outliers)).isGreaterThan(0.99);
    }

    private static float[] embedding(SplittableRandom random, int unit, double noise) {
        float[] embedding = new float[16];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = (float) Math.max(0, (i == unit ? 2 : 0) + noise * random.nextGaussian());
        }
        return embedding;
    }

    @Test
    void shouldLeaveOutClassesWithoutImages() {
        // Given
        float[][] embeddings = {{0, 0}, {1, 0}, {5, 5}, {6, 5}};
        // When
        EmbeddingDistances distances = EmbeddingDistances.fit(embeddings, new int[] {1, 1, 4, 4});
        // Then
        assertThat(distances.units()).isEqualTo(2);
        assertThat(distances.mahalanobis(new float[] {.5f, 0})).isZero();
        assertThat(distances.mahalanobis(new float[] {3, 3})).isGreaterThan(10);
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        float[] embedding = {1, 2, 3, 4, 5, 6};
        // When
        EmbeddingDistances read = EmbeddingDistances.fromBytes(DISTANCES.toBytes());
        // Then
        assertThat(read.relativeMahalanobis(embedding)).isEqualTo(DISTANCES.relativeMahalanobis(embedding));
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = DISTANCES.toBytes();
        // When
        List<Throwable> thrown = DamagedBytes.of(intact)
                .map(damaged -> catchThrowable(() -> EmbeddingDistances.fromBytes(damaged)))
                .toList();
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This set of embedding distances is refused: "));
    }

    @Test
    void shouldRefuseEmbeddingsThatDoNotVary() {
        // Given
        float[][] same = {{1, 2}, {1, 2}, {1, 2}};
        // When
        Throwable thrown = catchThrowable(() -> EmbeddingDistances.fit(same, new int[3]));
        // Then
        assertThat(thrown).hasMessage("The embeddings do not vary, so there is nothing to measure distances with");
    }

    @Test
    void shouldRefuseEmbeddingsThatAreNotFinite() {
        // Given
        float[][] damaged = {{1, 2}, {1, Float.NaN}};
        // When
        Throwable thrown = catchThrowable(() -> EmbeddingDistances.fit(damaged, new int[2]));
        // Then
        assertThat(thrown).hasMessageStartingWith("An embedding of 2 numbers, all finite, was expected");
    }

    @Test
    void shouldRefuseAnEmbeddingOfAnotherNetwork() {
        // When
        Throwable thrown = catchThrowable(() -> DISTANCES.mahalanobis(new float[7]));
        // Then
        assertThat(thrown).hasMessage("An embedding of 7 units was given where there are 6");
    }
}
