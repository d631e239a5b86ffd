package io.plumbline.drift.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import io.plumbline.drift.statistics.accuracy.Outcomes;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccuracyEstimatorTest {

    private static final AccuracyEstimator ESTIMATOR = new AccuracyEstimator(0.9, 0.88, 0.6);

    static List<Expected> confidences() {
        return Expected.rows("thresholded-confidence.csv");
    }

    private static ConfidenceSums sums(AccuracyEstimator estimator, double[] confidences) {
        return DoubleStream.of(confidences)
                .mapToObj(estimator::sums)
                .reduce(ConfidenceSums.empty(), ConfidenceSums::plus);
    }

    @ParameterizedTest
    @MethodSource("confidences")
    void shouldEstimateAsTheThresholdThatSciPyFindsDoes(Expected expected) {
        // Given
        double[] outcomes = expected.numbers("right");
        boolean[] right = new boolean[outcomes.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = outcomes[i] == 1;
        }
        AccuracyEstimator estimator = AccuracyEstimator.fit(expected.numbers("confidences"), right);
        // When
        EstimatedAccuracy estimated = estimator.estimate(sums(estimator, expected.numbers("later")));
        // Then
        assertThat(estimator.threshold()).isLessThanOrEqualTo(expected.number("threshold"));
        assertThat(estimated.byThreshold()).isCloseTo(expected.number("byThreshold"), within(1e-12));
        assertThat(estimated.byConfidence()).isCloseTo(expected.number("byConfidence"), within(1e-8));
    }

    /** Confidences that are honest, but lower than at validation: a model that knows how often it is wrong. */
    @Test
    void shouldGuessTheAccuracyOfAnHonestModel() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        double[] validation = random.doubles(20_000, 0.5, 1).toArray();
        boolean[] right = new boolean[validation.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = random.nextDouble() < validation[i];
        }
        AccuracyEstimator estimator = AccuracyEstimator.fit(validation, right);
        // When
        EstimatedAccuracy estimated = estimator.estimate(
                sums(estimator, random.doubles(20_000, 0.5, 0.95).toArray()));
        // Then
        assertThat(estimated.byConfidence()).isCloseTo(0.725, within(0.01));
        assertThat(estimated.isTrusted()).isTrue();
        assertThat(estimated.errorAgainst(Outcomes.of(725, 275))).isCloseTo(0, within(0.02));
    }

    @Test
    void shouldNotBeTrustedWhereTheTwoWaysDisagree() {
        // Given
        EstimatedAccuracy estimated = new EstimatedAccuracy(10_000, 0.9, 0.85);
        // When
        boolean trusted = estimated.isTrusted();
        // Then
        assertThat(trusted).isFalse();
        assertThat(new EstimatedAccuracy(100, 0.9, 0.85).isTrusted())
                .as("one that chance alone could explain")
                .isTrue();
    }

    @Property(tries = 100)
    void shouldSumToTheSameBitsInAnyOrder(
            @ForAll List<@DoubleRange(min = 0, max = 1) Double> confidences, @ForAll long seed) {
        // Given
        List<ConfidenceSums> each =
                new ArrayList<>(confidences.stream().map(ESTIMATOR::sums).toList());
        ConfidenceSums inOrder = each.stream().reduce(ConfidenceSums.empty(), ConfidenceSums::plus);
        Collections.shuffle(each, new Random(seed));
        // When
        ConfidenceSums shuffled = each.stream().reduce(ConfidenceSums.empty(), ConfidenceSums::plus);
        // Then
        assertThat(shuffled).isEqualTo(inOrder);
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        Envelope envelope = new Envelope("test", "TEST", 1);
        ConfidenceSums sums = sums(ESTIMATOR, new double[] {0.3, 0.7});
        byte[] bytes = envelope.seal(out -> {
            ESTIMATOR.writeTo(out);
            sums.writeTo(out);
        });
        // When
        Object[] read =
                envelope.open(bytes, in -> new Object[] {AccuracyEstimator.readFrom(in), ConfidenceSums.readFrom(in)});
        // Then
        assertThat(read).containsExactly(ESTIMATOR, sums);
    }

    @Test
    void shouldRefuseToGuessWithoutImages() {
        // When
        Throwable thrown = catchThrowable(() -> ESTIMATOR.estimate(ConfidenceSums.empty()));
        // Then
        assertThat(thrown).hasMessage("Without images there is no accuracy to guess");
    }
}
