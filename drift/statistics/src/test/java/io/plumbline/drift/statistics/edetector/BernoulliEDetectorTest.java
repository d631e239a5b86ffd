package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BernoulliEDetectorTest {

    /** {@code scipy.stats.beta.isf(.001, 1101, 8900)} */
    private static final double LIMIT = 0.11998146937058396;

    private static BernoulliEDetector detector(long runLength) {
        return new BernoulliEDetector(1_100, 10_000, new EDetectorSettings(runLength, 0));
    }

    /** Feeds labels in runs of mixed sizes until the detector speaks, and returns how many that took, or the most. */
    private static long labelsUntilAlarm(
            BernoulliEDetector detector, double errors, SplittableRandom random, long most) {
        Evidence evidence = detector.none();
        long labels = 0;
        while (labels < most && !detector.judge(evidence).raised()) {
            int run = 1 + random.nextInt(30);
            int wrong = (int) random.doubles(run).filter(u -> u < errors).count();
            evidence = detector.next(evidence, run, wrong);
            labels += run;
        }
        return labels;
    }

    private static double meanLabelsUntilAlarm(long runLength, double errors, int repeats) {
        SplittableRandom random = new SplittableRandom(5);
        BernoulliEDetector detector = detector(runLength);
        return Stream.generate(() -> labelsUntilAlarm(detector, errors, random, 40 * runLength))
                .limit(repeats)
                .mapToLong(labels -> labels)
                .average()
                .orElseThrow();
    }

    @Test
    void shouldTakeTheUpperLimitOfTheReferenceRateForHealthy() {
        // Given
        BernoulliEDetector detector = detector(1_000);
        // When
        double limit = detector.limit();
        // Then
        assertThat(limit).isCloseTo(LIMIT, within(1e-11));
        assertThat(new BernoulliEDetector(1_100, 10_000, new EDetectorSettings(1_000, .05)).limit())
                .isEqualTo(.11 + .05);
    }

    /** Over all outcomes: at the limit, the mean of M is the number of labels seen; so each label's e-value has mean 1. */
    @Test
    void shouldExpectNoMoreThanTheNumberOfLabelsAtTheLimit() {
        // Given
        BernoulliEDetector detector = detector(1_000);
        // When
        double expected = expectedM(detector, detector.none(), LIMIT, 9, 1, 6);
        // Then
        assertThat(expected).isCloseTo(16, within(1e-6)).isLessThanOrEqualTo(16 + 1e-9);
        assertThat(expectedM(detector, detector.none(), 0.11, 9, 1, 6)).isLessThan(16);
    }

    private static double expectedM(BernoulliEDetector detector, Evidence evidence, double errors, int... runs) {
        if (runs.length == 0) {
            return Math.exp(detector.judge(evidence).logMean());
        }
        BinomialDistribution binomial = new BinomialDistribution(null, runs[0], errors);
        int[] later = Arrays.copyOfRange(runs, 1, runs.length);
        double sum = 0;
        for (int wrong = 0; wrong <= runs[0]; wrong++) {
            Evidence next = detector.next(evidence, runs[0], wrong);
            sum += binomial.probability(wrong) * expectedM(detector, next, errors, later);
        }
        return sum;
    }

    /** At the largest rate that passes for healthy, which is where false alarms come soonest. */
    @Test
    void shouldKeepTheRunLengthAtTheLimit() {
        // Given
        long runLength = 300;
        // When
        double mean = meanLabelsUntilAlarm(runLength, LIMIT, 400);
        // Then
        assertThat(mean).isGreaterThan((double) runLength);
    }

    @Test
    void shouldStaySilentAtTheReferenceRate() {
        // Given
        BernoulliEDetector detector = detector(10_000_000);
        // When
        long labels = labelsUntilAlarm(detector, 0.11, new SplittableRandom(6), 1_000_000);
        // Then
        assertThat(labels).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void shouldFindAModelThatIsWrongMoreOften() {
        // Given
        long runLength = 100_000;
        // When
        double mean = meanLabelsUntilAlarm(runLength, 0.25, 100);
        // Then
        assertThat(mean).isLessThan(400);
    }

    @Test
    void shouldRefuseEvidenceOnOtherBets() {
        // Given
        BernoulliEDetector detector = detector(1_000);
        Evidence other = new BernoulliEDetector(1_000, 10_000, EDetectorSettings.defaults()).none();
        // When
        Throwable thrown = catchThrowable(() -> detector.next(other, 1, 0));
        // Then
        assertThat(detector.owns(detector.none())).isTrue();
        assertThat(thrown).hasMessageContaining("belongs to another reference or tolerance");
    }

    @Test
    void shouldRefuseOutcomesThatCannotBe() {
        // Given
        BernoulliEDetector detector = detector(1_000);
        // When
        Throwable thrown = catchThrowable(() -> detector.next(detector.none(), 3, 4));
        // Then
        assertThat(thrown).hasMessage("It cannot have happened to 4 of 3 images");
    }

    @Test
    void shouldRefuseAReferenceThatIsAlwaysWrong() {
        // Given
        EDetectorSettings settings = EDetectorSettings.defaults();
        // When
        Throwable thrown = catchThrowable(() -> new BernoulliEDetector(10, 10, settings));
        // Then
        assertThat(thrown).hasMessageContaining("it happened to 10 of 10 reference images");
    }
}
