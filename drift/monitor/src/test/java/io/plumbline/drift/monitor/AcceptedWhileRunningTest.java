package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.ExampleImage.Role;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference is accepted in the midst of a stream; it has the same bin edges as the model's own. */
class AcceptedWhileRunningTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final long ACCEPTED_AT = 2_000;
    private static final Instant FROM = TopologyHarness.START.plusMillis(2 * ACCEPTED_AT);
    private static final double BEFORE = 0;
    private static final double NEW_NORMAL = 1;
    private static final double DRIFTED = 3;

    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        MonitorSettings settings = TopologyHarness.settings(1, LabelSettings.off(), JudgingSettings.defaults());
        harness = new TopologyHarness(directory, settings, AcceptingReferences.of(MODEL, NEW_NORMAL, FROM));
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldJudgeByItFromItsTimeOn() {
        // When
        harness.send(MODEL, 0, ACCEPTED_AT, BEFORE);
        harness.send(MODEL, ACCEPTED_AT, 6_000, NEW_NORMAL);

        // Then
        List<DriftReport> reports = harness.reports();
        assertThat(harness.alerts()).noneMatch(alert -> alert.state() == AlertState.CONFIRMED);
        assertThat(reports)
                .filteredOn(report -> report.at().isBefore(FROM))
                .hasSizeBetween(3, 5)
                .allMatch(report -> report.referenceImages() == SyntheticModel.REFERENCE_IMAGES);
        assertThat(reports)
                .filteredOn(report -> !report.at().isBefore(FROM))
                .hasSizeBetween(7, 9)
                .allMatch(report -> report.referenceImages() == AcceptingReferences.ACCEPTED_IMAGES)
                .allMatch(report -> report.window().sources().get(0).first() >= ACCEPTED_AT);
    }

    @Test
    void shouldFindTheOldNormalToBeDriftFromThenOn() {
        // When
        harness.send(MODEL, 0, 4_000, BEFORE);

        // Then
        DriftAlert first = harness.alerts().get(0);
        assertThat(first.at()).isAfter(FROM);
        assertThat(first.judgedImages()).isLessThan(500);
    }

    @Test
    void shouldShowNoImagesFromBefore() {
        // Given
        harness.send(MODEL, 0, ACCEPTED_AT, BEFORE);
        harness.send(MODEL, ACCEPTED_AT, ACCEPTED_AT + 300, NEW_NORMAL);
        harness.alerts();

        // When
        harness.send(MODEL, ACCEPTED_AT + 300, ACCEPTED_AT + 800, DRIFTED);

        // Then
        assertThat(harness.alerts()).isNotEmpty().allSatisfy(alert -> assertThat(alert.examples())
                .allMatch(example -> example.source().offset() >= ACCEPTED_AT)
                .extracting("role")
                .contains(Role.TYPICAL, Role.EXTREME));
    }
}
