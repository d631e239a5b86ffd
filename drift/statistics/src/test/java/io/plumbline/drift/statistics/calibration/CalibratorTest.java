package io.plumbline.drift.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    private static final CalibrationSettings SETTINGS = new CalibrationSettings(200, 50, 1, 400_000);
    private static final List<byte[]> ROWS = rows(3);
    private static final BinCounts COUNTS = BinCounts.of(3, ROWS);

    private static List<byte[]> rows(int features) {
        Population population = Population.healthy(features);
        SplittableRandom random = new SplittableRandom(1);
        Binning binning = Binning.ofQuantiles(population.features(), population.vectors(random, 2_000));
        return Stream.of(population.vectors(random, 2_000)).map(binning::row).toList();
    }

    @Test
    void shouldFindTheSameWithOneThreadAndWithMany() {
        // Given
        Calibrator alone = new Calibrator(SETTINGS, 11);
        Calibrator shared = new Calibrator(SETTINGS, 11, 5, done -> {});
        // When
        List<Calibration> found = List.of(alone.calibrate(ROWS, COUNTS), shared.calibrate(ROWS, COUNTS));
        // Then
        assertThat(found.get(1)).isEqualTo(found.get(0));
    }

    @Test
    void shouldDependOnTheSeed() {
        // Given
        Calibrator calibrator = new Calibrator(SETTINGS, 12);
        // When
        Calibration found = calibrator.calibrate(ROWS, COUNTS);
        // Then
        assertThat(found.runLengths())
                .isNotEqualTo(
                        new Calibrator(SETTINGS, 11).calibrate(ROWS, COUNTS).runLengths());
    }

    @Test
    void shouldTellItsProgressUpToTheEnd() {
        // Given
        List<Double> told = Collections.synchronizedList(new ArrayList<>());
        Calibrator calibrator = new Calibrator(SETTINGS, 11, 2, told::add);
        // When
        calibrator.calibrate(ROWS, COUNTS);
        // Then
        assertThat(told).hasSizeGreaterThan(10).contains(1.0).allSatisfy(done -> assertThat(done)
                .isBetween(0.0, 1.0));
    }

    /** The 95 % point of Kolmogorov's distribution is 1.358; at 200 images in 64 bins it is a little less. */
    @Test
    void shouldFindKolmogorovsQuantileForASingleFeature() {
        // Given
        List<byte[]> rows = ROWS.stream().map(row -> new byte[] {row[0]}).toList();
        Calibrator calibrator = new Calibrator(SETTINGS.withResampledImages(2_000_000), 11);
        // When
        Calibration found = calibrator.calibrate(rows, BinCounts.of(1, rows));
        // Then
        assertThat(found.nullLevel()).isCloseTo(1.32, within(0.04));
    }

    @Test
    void shouldAskForMoreWhereMoreFeaturesCanAlarm() {
        // Given
        List<byte[]> one = ROWS.stream().map(row -> new byte[] {row[0]}).toList();
        Calibrator calibrator = new Calibrator(SETTINGS, 11);
        // When
        double threshold = calibrator.calibrate(ROWS, COUNTS).runLengths().threshold(10_000);
        // Then
        assertThat(threshold)
                .isGreaterThan(calibrator
                        .calibrate(one, BinCounts.of(1, one))
                        .runLengths()
                        .threshold(10_000));
    }

    @Test
    void shouldRefuseAStrideBeyondTheWindow() {
        // Given
        int stride = 501;
        // When
        Throwable thrown = catchThrowable(() -> new CalibrationSettings(500, stride, 1, 1_000_000));
        // Then
        assertThat(thrown).hasMessageContaining("a stride of 501");
    }

    @Test
    void shouldRefuseTooLittleResampling() {
        // Given
        CalibrationSettings settings = CalibrationSettings.defaults();
        // When
        Throwable thrown = catchThrowable(() -> settings.withResampledImages(19_999));
        // Then
        assertThat(thrown).hasMessage("Calibration needs at least 20000 resampled images, not 19999");
    }
}
