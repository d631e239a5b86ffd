package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.ks.Direction;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KsEDetectorTest {

    private static final Population POPULATION = Population.healthy(4);
    private static final Binning BINNING =
            Binning.ofQuantiles(POPULATION.features(), POPULATION.vectors(new SplittableRandom(1), 5_000));
    private static final BinCounts REFERENCE = counts(POPULATION, new SplittableRandom(2), 10_000);

    private static BinCounts counts(Population population, SplittableRandom random, int images) {
        return BinCounts.of(
                population.featureCount(),
                Stream.of(population.vectors(random, images)).map(BINNING::row).toList());
    }

    private static KsEDetector detector(long runLengthImages, double tolerance) {
        return new KsEDetector(BINNING, REFERENCE, new EDetectorSettings(runLengthImages, tolerance));
    }

    /** Feeds panes until the detector speaks, and returns how many images that took; or the most that were to be tried. */
    private static long imagesUntilAlarm(
            KsEDetector detector, Population population, SplittableRandom random, long most) {
        Evidence evidence = detector.none();
        long images = 0;
        while (images < most && !detector.judge(evidence).raised()) {
            int paneImages = 1 + random.nextInt(100);
            evidence = detector.next(evidence, counts(population, random, paneImages));
            images += paneImages;
        }
        return images;
    }

    @Test
    void shouldStaySilentOnAHealthyStream() {
        // Given
        KsEDetector detector = detector(10_000_000, 0);
        // When
        long images = imagesUntilAlarm(detector, POPULATION, new SplittableRandom(3), 200_000);
        // Then
        assertThat(images).isGreaterThanOrEqualTo(200_000);
    }

    @Test
    void shouldKeepAShortRunLengthWithPanesOfMixedSizes() {
        // Given
        KsEDetector detector = detector(200, 0);
        SplittableRandom random = new SplittableRandom(4);
        // When
        double mean = Stream.generate(() -> imagesUntilAlarm(detector, POPULATION, random, 2_000))
                .limit(100)
                .mapToLong(images -> images)
                .average()
                .orElseThrow();
        // Then
        assertThat(mean).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource({"0.8, UP", "-0.8, DOWN"})
    void shouldNameTheFeatureThatMovedAndWhereTo(double shift, Direction expected) {
        // Given
        KsEDetector detector = detector(10_000_000, 0);
        SplittableRandom random = new SplittableRandom(5);
        Evidence evidence = detector.none();
        for (int i = 0; i < 20; i++) {
            evidence = detector.next(evidence, counts(POPULATION.shifted(shift), random, 50));
        }
        // When
        Confirmation confirmation = detector.judge(evidence);
        // Then
        assertThat(confirmation.raised()).isTrue();
        FeatureEvidence moved = confirmation.features().get(0);
        assertThat(moved.direction()).isEqualTo(expected);
        assertThat(moved.referenceShare()).isBetween(0.1, 0.9);
        assertThat(confirmation.features().subList(1, 4))
                .allSatisfy(other -> assertThat(other.logM()).isLessThan(moved.logM() - 10));
        assertThat(confirmation.logMean()).isGreaterThan(confirmation.logThreshold());
    }

    @Test
    void shouldLetAShiftPassThatIsWithinTheTolerance() {
        // Given
        KsEDetector tolerant = detector(10_000_000, 0.15);
        // When
        long images = imagesUntilAlarm(tolerant, POPULATION.shifted(0.3), new SplittableRandom(6), 20_000);
        // Then
        assertThat(images).isGreaterThanOrEqualTo(20_000);
        assertThat(imagesUntilAlarm(detector(10_000_000, 0), POPULATION.shifted(0.3), new SplittableRandom(6), 20_000))
                .isLessThan(5_000);
    }

    @Test
    void shouldKnowNothingBeforeTheFirstPane() {
        // Given
        KsEDetector detector = detector(1_000, 0);
        // When
        Confirmation confirmation = detector.judge(detector.none());
        // Then
        assertThat(confirmation.logMean()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(confirmation.logThreshold()).isCloseTo(Math.log(1_000), within(1e-12));
        assertThat(confirmation.raised()).isFalse();
    }

    @Test
    void shouldRefuseEvidenceOnOtherBets() {
        // Given
        KsEDetector detector = detector(1_000, 0);
        // When
        Throwable thrown = catchThrowable(() -> detector.next(new Evidence(1, List.of(Wealth.none(3))), REFERENCE));
        // Then
        assertThat(thrown)
                .hasMessageStartingWith("Evidence from 3 bets 00000001 belongs to another reference or tolerance");
    }

    @Test
    void shouldRefuseAToleranceThatLetsHalfOfAllImagesChange() {
        // Given
        double tolerance = 0.5;
        // When
        Throwable thrown = catchThrowable(() -> detector(1_000, tolerance));
        // Then
        assertThat(thrown).hasMessageStartingWith("The tolerance is a distance of 0 to below 0.5, not 0.5");
    }
}
