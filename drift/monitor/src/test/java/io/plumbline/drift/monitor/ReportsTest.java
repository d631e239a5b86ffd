package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.ks.Correction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole topology reports, and how often. */
class ReportsTest {

    private static final double HEALTHY = 0;
    private static final SyntheticModel CHAMPION = SyntheticModel.CHAMPION;

    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = new TopologyHarness(directory, LabelSettings.defaults(), JudgingSettings.defaults(), CHAMPION);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldReportAtASteadyRateOfRecordTime() {
        // When
        harness.send(CHAMPION, 0, 5_000, HEALTHY);

        // Then
        List<DriftReport> reports = harness.reports();
        assertThat(reports).hasSizeBetween(9, 11);
        DriftReport last = reports.get(reports.size() - 1);
        assertThat(last.modelId()).isEqualTo(CHAMPION.id());
        assertThat(last.referenceImages()).isEqualTo(SyntheticModel.REFERENCE_IMAGES);
        assertThat(last.window().images()).isBetween(500L, 600L);
        assertThat(last.window().sources()).singleElement().satisfies(range -> {
            assertThat(range.topic()).isEqualTo("test.images");
            assertThat(range.last()).isEqualTo(last.judgedImages() - 1);
        });
        assertThat(last.features()).extracting("name").containsExactly("brightness", "sharpness", "entropy");
    }

    @Test
    void shouldCorrectPValuesAsItIsTold(@TempDir Path directory) {
        // Given
        JudgingSettings settings = new JudgingSettings(
                new DriftSettings(100_000, EDetectorSettings.defaults(), Correction.BENJAMINI_HOCHBERG),
                AccuracySettings.defaults(),
                RetrainingPolicy.off(),
                Duration.ofSeconds(1));

        // When
        harness.send(CHAMPION, 0, 3_000, HEALTHY);
        try (TopologyHarness other = new TopologyHarness(directory, 1, settings, CHAMPION)) {
            other.send(CHAMPION, 0, 3_000, HEALTHY);

            // Then
            assertThat(harness.reports()).isNotEmpty().allSatisfy(report -> assertThat(corrected(report))
                    .isEqualTo(Correction.HOLM.adjust(p(report))));
            assertThat(other.reports()).isNotEmpty().allSatisfy(report -> assertThat(corrected(report))
                    .isEqualTo(Correction.BENJAMINI_HOCHBERG.adjust(p(report))));
        }
    }

    private static double[] p(DriftReport report) {
        return report.features().stream().mapToDouble(FeatureReport::pValue).toArray();
    }

    private static double[] corrected(DriftReport report) {
        return report.features().stream()
                .mapToDouble(FeatureReport::correctedPValue)
                .toArray();
    }

    @Test
    void shouldReportOnceASecondHoweverManyImagesCome() {
        // When: 20 000 images a second
        for (int number = 0; number < 60_000; number++) {
            harness.sendAt(CHAMPION, number, HEALTHY, TopologyHarness.START.plusNanos(50_000L * number));
        }

        // Then
        List<DriftReport> reports = harness.reports();
        assertThat(reports).hasSizeBetween(3, 4);
        assertThat(secondsBetween(reports))
                .allSatisfy(seconds -> assertThat(seconds).isCloseTo(1, within(.15)));
    }

    @Test
    void shouldReportEveryTenSecondsWhereFewImagesCome() {
        // When: one image in 400 ms
        for (int number = 0; number < 300; number++) {
            harness.sendAt(CHAMPION, number, HEALTHY, TopologyHarness.START.plusMillis(400L * number));
        }

        // Then
        List<DriftReport> reports = harness.reports();
        assertThat(reports).hasSizeBetween(10, 12);
        assertThat(secondsBetween(reports))
                .allSatisfy(seconds -> assertThat(seconds).isCloseTo(10.4, within(.5)));
    }

    private static List<Double> secondsBetween(List<DriftReport> reports) {
        return IntStream.range(1, reports.size())
                .mapToObj(i ->
                        Duration.between(reports.get(i - 1).at(), reports.get(i).at())
                                        .toMillis()
                                / 1e3)
                .toList();
    }

    @Test
    void shouldReportRunLengthsInImagesAndInSecondsAtTheRateOfTheWindow() {
        // When
        harness.send(CHAMPION, 0, 5_000, HEALTHY);

        // Then: an image comes every 2 ms
        List<DriftReport> reports = harness.reports();
        assertThat(reports.subList(2, reports.size())).isNotEmpty().allSatisfy(report -> {
            assertThat(report.rollingKs().expectedRunLengthImages()).isEqualTo(100_000);
            assertThat(report.rollingKs().expectedRunLengthSeconds()).isCloseTo(200, withinPercentage(1));
            assertThat(report.eDetector().expectedRunLengthImages()).isEqualTo(10_000_000);
            assertThat(report.eDetector().expectedRunLengthSeconds()).isCloseTo(20_000, withinPercentage(1));
        });
    }
}
