package io.plumbline.drift.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccuracyReferenceTest {

    private static final int IMAGES = 20_000;
    private static final ClassOutcomes OUTCOMES =
            ClassOutcomes.of(2, 0, true).plus(ClassOutcomes.of(2, 1, true)).plus(ClassOutcomes.of(2, 1, false));

    /** Of two classes: the first has a true log-odds of ±1, and the model believes in twice as much. */
    private static AccuracyReference overconfident() {
        Random random = new Random(7);
        float[][] probabilities = new float[IMAGES][];
        int[] labels = new int[IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            double logOdds = random.nextBoolean() ? 1 : -1;
            labels[i] = random.nextDouble() < sigmoid(logOdds) ? 0 : 1;
            probabilities[i] = pair(2 * logOdds);
        }
        return AccuracyReference.fit(probabilities, labels, OUTCOMES);
    }

    private static double sigmoid(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static float[] pair(double logOdds) {
        return new float[] {(float) sigmoid(logOdds), (float) sigmoid(-logOdds)};
    }

    @Test
    void shouldFindTheTemperatureThatMakesConfidenceHonest() {
        // Given
        AccuracyReference reference = overconfident();

        // When
        ConfidenceSums sums = reference.sums(pair(-2));

        // Then
        assertThat(reference.temperature()).isCloseTo(2, within(0.1));
        assertThat(sums.meanConfidence()).isCloseTo(sigmoid(1), within(0.01));
        assertThat(reference.estimator().accuracy()).isCloseTo(sigmoid(1), within(0.01));
        assertThat(reference.estimator().estimate(sums).byConfidence()).isCloseTo(sigmoid(1), within(0.02));
    }

    @Test
    void shouldGuessTheSameFromProbabilitiesThatWereWrittenWithSevenDecimals() {
        // Given
        AccuracyReference reference =
                new AccuracyReference(4, new AccuracyEstimator(0.9, 0.8, 0.7), ClassOutcomes.of(3, 0, true));
        float small = 4e-8f;

        // When
        ConfidenceSums scored = reference.sums(new float[] {1 - 2 * small, small, small});
        ConfidenceSums written = reference.sums(new float[] {1, 0, 0});

        // Then
        assertThat(written.meanConfidence()).isCloseTo(scored.meanConfidence(), within(1e-6));
    }

    @Test
    void shouldTakeProbabilitiesThatAreNoughtInThirtyTwoBits() {
        // Given
        AccuracyReference reference = overconfident();

        // When
        ConfidenceSums sums = reference.sums(new float[] {0, 1});

        // Then
        assertThat(sums.meanConfidence()).isCloseTo(1, within(1e-3));
    }

    @Test
    void shouldReadWhatItWrote() {
        // Given
        AccuracyReference reference = overconfident();

        // When
        AccuracyReference read = AccuracyReference.fromBytes(reference.toBytes());

        // Then
        assertThat(read).isEqualTo(reference);
        assertThat(read.classes()).isEqualTo(2);
        assertThat(read.outcomes().total().labels()).isEqualTo(3);
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = new AccuracyReference(1.5, new AccuracyEstimator(0.9, 0.8, 0.7), OUTCOMES).toBytes();

        // When
        var thrown = IntStream.range(0, intact.length).mapToObj(i -> {
            byte[] damaged = intact.clone();
            damaged[i] ^= 1;
            return catchThrowable(() -> AccuracyReference.fromBytes(damaged));
        });

        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This accuracy reference is refused: "));
    }

    @Test
    void shouldRefuseToBeWithoutImages() {
        // Given
        AccuracyEstimator estimator = new AccuracyEstimator(0.9, 0.8, 0.7);

        // When
        Throwable thrown = catchThrowable(() -> new AccuracyReference(1, estimator, ClassOutcomes.empty(2)));

        // Then
        assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("one image or more");
    }
}
