package io.plumbline.drift.monitor.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.Silence;
import io.plumbline.drift.monitor.predictions.SkipReason;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.ks.Correction;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgePanesTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final int PARTITIONS = 4;
    private static final int IMAGES = 13;

    /** Every judgement is reported. */
    private static final JudgingSettings TALKATIVE = new JudgingSettings(
            DriftSettings.defaults(), AccuracySettings.defaults(), RetrainingPolicy.defaults(), Duration.ZERO);

    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = harness(directory, TALKATIVE);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldJudgeThePanesOfAllPartitionsAsOne() {
        // Given
        for (int partition = 0; partition < PARTITIONS - 1; partition++) {
            harness.sendPane(pane(partition, 0));
            harness.sendPane(pane(partition, 1));
        }
        assertThat(harness.reports()).isEmpty();

        // When
        harness.sendPane(pane(PARTITIONS - 1, 0));

        // Then
        DriftReport report = only(harness.reports());
        assertThat(report.judgedImages()).isEqualTo(PARTITIONS * IMAGES);
        assertThat(report.window().sources())
                .extracting(OffsetRange::partition, OffsetRange::last)
                .containsExactly(tuple(0, 12L), tuple(1, 12L), tuple(2, 12L), tuple(3, 12L));
    }

    @Test
    void shouldNotWaitForPartitionsThatAreSilent() {
        // Given
        harness.sendPane(pane(0, 0));
        harness.sendPane(new Silence(1, 0));
        harness.sendPane(new Silence(2, 0));

        // When
        harness.sendPane(new Silence(3, 0));

        // Then
        assertThat(only(harness.reports()).judgedImages()).isEqualTo(IMAGES);
    }

    @Test
    void shouldWaitAgainForAPartitionThatSpeaksAfterASilence() {
        // Given
        for (int partition = 1; partition < PARTITIONS; partition++) {
            harness.sendPane(new Silence(partition, 0));
        }
        harness.sendPane(pane(1, 1));

        // When
        harness.sendPane(pane(0, 1));
        harness.sendPane(pane(0, 2));

        // Then
        assertThat(only(harness.reports()).judgedImages()).isEqualTo(2 * IMAGES);
    }

    @Test
    void shouldGoOnJudgingBesideASenderWhoseClockIsWrong() {
        // Given
        for (int number = 0; number < 100; number++) {
            harness.sendPane(pane(0, number, Instant.EPOCH));
            for (int partition = 1; partition < PARTITIONS; partition++) {
                harness.sendPane(pane(partition, number));
            }
        }

        // When
        List<DriftReport> reports = harness.reports();

        // Then
        assertThat(reports)
                .hasSizeGreaterThan(80)
                .allSatisfy(report -> assertThat(report.window().sources())
                        .extracting(OffsetRange::partition)
                        .contains(0, 1, 2, 3))
                .last()
                .satisfies(report -> assertThat(report.judgedImages()).isGreaterThan(350L * IMAGES));
        assertThat(harness.alerts()).isNotEmpty();
    }

    @Test
    void shouldPassOverRecordsThatAreNoPanes() {
        // Given
        harness.sendDamagedPane();

        // When
        sendInterleaved(harness, 1);

        // Then
        assertThat(harness.reports()).isNotEmpty();
    }

    @Test
    void shouldWriteTheSameHoweverPartitionsInterleave(@TempDir Path directory) {
        // Given
        sendInterleaved(harness, 1);
        List<String> first = harness.written();

        // When
        try (TopologyHarness other = harness(directory, TALKATIVE)) {
            sendInterleaved(other, 2);

            // Then
            assertThat(other.written()).hasSizeGreaterThan(20).isEqualTo(first);
        }
    }

    @Test
    void shouldCountModelsThatWereNotCalibratedForWhatIsAsked(@TempDir Path directory) {
        // Given
        DriftSettings beyond = new DriftSettings(900_000, EDetectorSettings.defaults(), Correction.HOLM);
        JudgingSettings settings =
                new JudgingSettings(beyond, AccuracySettings.defaults(), RetrainingPolicy.defaults(), Duration.ZERO);

        // When
        try (TopologyHarness other = harness(directory, settings)) {
            sendInterleaved(other, 1);

            // Then
            assertThat(other.reports()).isEmpty();
            assertThat(other.skipped().counts()).containsOnlyKeys(SkipReason.UNCALIBRATED);
        }
    }

    private static void sendInterleaved(TopologyHarness harness, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] sent = new int[PARTITIONS];
        for (int left = 30 * PARTITIONS; left > 0; ) {
            int partition = random.nextInt(PARTITIONS);
            if (sent[partition] < 30) {
                harness.sendPane(pane(partition, sent[partition]++));
                left--;
            }
        }
    }

    /** The pane number {@code number} of a partition; the later ones are of shifted images, and each partition has its own pace. */
    private static PaneNews pane(int partition, int number) {
        return pane(partition, number, TopologyHarness.START);
    }

    private static PaneNews pane(int partition, int number, Instant start) {
        long paceMs = 100 + 7L * partition;
        long opensMs = start.toEpochMilli() + number * paceMs;
        SplittableRandom random = new SplittableRandom(31L * partition + number);
        PaneBuilder builder = new PaneBuilder(MODEL.profile().binning());
        for (int i = 0; i < IMAGES; i++) {
            byte[] row = MODEL.profile().binning().row(SyntheticModel.features(random, number < 15 ? 0 : 1));
            builder.add(row, partition, (long) number * IMAGES + i, opensMs + i);
        }
        return new ClosedPane(
                partition,
                opensMs + paceMs - 10,
                MODEL.id(),
                number == 0,
                List.of(),
                Optional.empty(),
                builder.build());
    }

    private static TopologyHarness harness(Path directory, JudgingSettings settings) {
        return new TopologyHarness(directory, PARTITIONS, settings, MODEL);
    }

    private static DriftReport only(List<DriftReport> reports) {
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }
}
