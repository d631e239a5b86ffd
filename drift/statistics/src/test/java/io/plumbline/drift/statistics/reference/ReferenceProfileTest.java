package io.plumbline.drift.statistics.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.calibration.Look;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceProfileTest {

    private static final Population POPULATION = Population.healthy(3);
    private static final ReferenceProfile PROFILE = profile();

    private static ReferenceProfile profile() {
        SplittableRandom random = new SplittableRandom(1);
        return ReferenceProfile.of(
                POPULATION.features(),
                POPULATION.vectors(random, 500),
                POPULATION.vectors(random, 1_000),
                new Calibrator(new CalibrationSettings(100, 20, 1, 40_000), 3));
    }

    @Test
    void shouldCountTheReferenceInBinsPlacedByTheValidationImages() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        POPULATION.vectors(random, 500);
        List<byte[]> rows = Stream.of(POPULATION.vectors(random, 1_000))
                .map(PROFILE.binning()::row)
                .toList();
        // When
        BinCounts counts = PROFILE.counts();
        // Then
        assertThat(PROFILE.images()).isEqualTo(1_000);
        assertThat(counts).isEqualTo(BinCounts.of(3, rows));
        assertThat(PROFILE.calibration().seed()).isEqualTo(3);
    }

    @Test
    void shouldBeTheSameForTheSameImagesAndSeed() {
        // Given
        byte[] bytes = PROFILE.toBytes();
        // When
        byte[] again = profile().toBytes();
        // Then
        assertThat(again).isEqualTo(bytes);
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        byte[] bytes = PROFILE.toBytes();
        // When
        ReferenceProfile read = ReferenceProfile.fromBytes(bytes);
        // Then
        assertThat(read).isEqualTo(PROFILE);
        assertThat(read.toBytes()).isEqualTo(bytes);
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = PROFILE.toBytes();
        // When
        List<Throwable> thrown = DamagedBytes.of(intact)
                .map(damaged -> catchThrowable(() -> ReferenceProfile.fromBytes(damaged)))
                .toList();
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This reference profile is refused: "));
    }

    @Test
    void shouldRefuseAReferenceWithoutImages() {
        // Given
        BinCounts none = BinCounts.empty(3);
        // When
        Throwable thrown = catchThrowable(() -> new ReferenceProfile(PROFILE.binning(), none, PROFILE.calibrations()));
        // Then
        assertThat(thrown).hasMessageContaining("not 0 images in 3");
    }

    @Test
    void shouldBeWrittenAsBeforeWhereThereIsOneCalibration() {
        // When
        byte[] bytes = PROFILE.toBytes();
        // Then
        assertThat(bytes[4]).as("format version").isEqualTo((byte) 1);
    }

    private static ReferenceProfile calibratedFor(CalibrationSettings... settings) {
        SplittableRandom random = new SplittableRandom(1);
        return ReferenceProfile.of(
                POPULATION.features(),
                POPULATION.vectors(random, 500),
                POPULATION.vectors(random, 1_000),
                Stream.of(settings).map(each -> new Calibrator(each, 3)).toList());
    }

    @Test
    void shouldUseTheNextStricterCalibration() {
        // Given
        ReferenceProfile profile = ReferenceProfile.fromBytes(calibratedFor(
                        new CalibrationSettings(100, 20, 1, 40_000),
                        new CalibrationSettings(100, 50, 1, 40_000),
                        new CalibrationSettings(200, 20, 1, 40_000))
                .toBytes());
        // When
        CalibrationSettings found = profile.calibration(new Look(199, 70)).settings();
        // Then
        assertThat(found).isEqualTo(new CalibrationSettings(100, 50, 1, 40_000));
        assertThat(profile.calibration(new Look(500, 70)).settings())
                .isEqualTo(new CalibrationSettings(200, 20, 1, 40_000));
        assertThat(profile.calibration().settings()).isEqualTo(new CalibrationSettings(100, 20, 1, 40_000));
    }

    @Test
    void shouldRefuseALookBeyondWhatWasCalibrated() {
        // Given
        Look wanted = new Look(99, 20);
        // When
        Throwable thrown = catchThrowable(() -> PROFILE.calibration(wanted));
        // Then
        assertThat(thrown)
                .hasMessageStartingWith(
                        "A window of 99 images and a stride of 20 were wanted; this model was calibrated for [");
    }

    @Test
    void shouldRefuseCalibrationsForDifferentExceedances() {
        // Given
        CalibrationSettings one = new CalibrationSettings(100, 20, 1, 40_000);
        CalibrationSettings two = new CalibrationSettings(100, 20, 2, 40_000);
        // When
        Throwable thrown = catchThrowable(() -> calibratedFor(one, two));
        // Then
        assertThat(thrown).hasMessageContaining("all with as many exceedances");
    }
}
