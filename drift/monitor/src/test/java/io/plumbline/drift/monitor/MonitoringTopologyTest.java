package io.plumbline.drift.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.ExampleImage.Role;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.predictions.SkipReason;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.judge.DriftSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole topology, from predictions to alerts and requests for a new model. */
class MonitoringTopologyTest {

    private static final double HEALTHY = 0;
    private static final double SHIFTED = 1;
    private static final SyntheticModel CHAMPION = SyntheticModel.CHAMPION;
    private static final SyntheticModel SUCCESSOR = SyntheticModel.SUCCESSOR;
    private static final SyntheticModel MISFIT = SyntheticModel.MISFIT;

    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = harness(directory);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldConfirmNothingOnAHealthyStream() {
        // When
        harness.send(CHAMPION, 0, 10_000, HEALTHY);

        // Then
        assertThat(harness.alerts()).noneMatch(alert -> alert.state() == AlertState.CONFIRMED);
        assertThat(harness.triggers()).isEmpty();
    }

    @Test
    void shouldConfirmAShiftAndAskForANewModel() {
        // Given
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.alerts();

        // When
        harness.send(CHAMPION, 2_000, 3_000, SHIFTED);

        // Then
        DriftAlert confirmed = only(harness.alerts(), AlertState.CONFIRMED);
        assertThat(confirmed.judgedImages()).isBetween(2_000L, 2_300L);
        assertThat(confirmed.causes().get(0)).satisfies(cause -> {
            assertThat(cause.feature()).isEqualTo("brightness");
            assertThat(cause.direction()).isEqualTo(Direction.UP);
            assertThat(cause.logEvidence()).isGreaterThan(Math.log(10_000_000));
        });
        assertThat(confirmed.examples()).isNotEmpty().allMatch(example -> example.imageId()
                .startsWith("image-0-"));
        assertThat(harness.triggers()).singleElement().satisfies(trigger -> {
            assertThat(trigger.cause()).isEqualTo(RetrainingTrigger.Cause.DRIFT_CONFIRMED);
            assertThat(trigger.episodeId()).hasValue(confirmed.episodeId());
            assertThat(trigger.modelId()).isEqualTo(CHAMPION.id());
            assertThat(trigger.sources()).isEqualTo(confirmed.sources());
        });
    }

    @Test
    void shouldShowTypicalAndExtremeImagesByTheirKeys() {
        // Given
        for (int number = 0; number < 3_000; number++) {
            harness.sendKeyed(
                    number % 3 == 0 ? null : ("camera-" + number % 3).getBytes(UTF_8),
                    harness.records().value(CHAMPION.id(), 0, number),
                    harness.records().headers(0, number, number < 2_000 ? HEALTHY : SHIFTED),
                    TopologyHarness.START.plusMillis(2L * number));
        }

        // When
        List<ExampleImage> examples =
                only(harness.alerts(), AlertState.CONFIRMED).examples();

        // Then
        assertThat(examples).extracting(ExampleImage::role).contains(Role.TYPICAL, Role.EXTREME);
        assertThat(examples).allSatisfy(example -> {
            long number = example.source().offset();
            assertThat(example.imageId()).isEqualTo("image-0-" + number);
            assertThat(example.keyBase64().map(Base64.getDecoder()::decode).map(key -> new String(key, UTF_8)))
                    .isEqualTo(Optional.of("camera-" + number % 3).filter(key -> number % 3 != 0));
        });
        assertThat(examples).anyMatch(example -> example.keyBase64().isPresent());
    }

    @Test
    void shouldAskForNothingInADryRun(@TempDir Path directory) {
        // Given
        JudgingSettings dry = new JudgingSettings(
                DriftSettings.defaults(),
                AccuracySettings.defaults(),
                new RetrainingPolicy(RetrainingPolicy.Mode.DRY_RUN, Duration.ZERO),
                Duration.ofSeconds(1));

        // When
        try (TopologyHarness other = new TopologyHarness(directory, 1, dry, CHAMPION)) {
            other.send(CHAMPION, 0, 2_000, HEALTHY);
            other.send(CHAMPION, 2_000, 3_000, SHIFTED);

            // Then
            assertThat(only(other.alerts(), AlertState.CONFIRMED)).isNotNull();
            assertThat(other.triggers()).isEmpty();
        }
    }

    @Test
    void shouldConfirmAShiftNoLaterForOneImageFromTheFuture() {
        // Given
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.sendAt(CHAMPION, 2_000, HEALTHY, TopologyHarness.START.plus(Duration.ofMinutes(50)));

        // When
        harness.send(CHAMPION, 2_001, 3_000, SHIFTED);

        // Then
        assertThat(only(harness.alerts(), AlertState.CONFIRMED).judgedImages()).isBetween(2_000L, 2_300L);
    }

    @Test
    void shouldSuspectASmallShiftBeforeItIsConfirmed() {
        // When
        harness.send(CHAMPION, 0, 1_000, HEALTHY);
        harness.send(CHAMPION, 1_000, 6_000, .22);

        // Then
        List<DriftAlert> alerts = harness.alerts();
        assertThat(alerts).extracting(DriftAlert::state).startsWith(AlertState.SUSPECTED, AlertState.CONFIRMED);
        assertThat(alerts.get(1).episodeId()).isEqualTo(alerts.get(0).episodeId());
    }

    @Test
    void shouldReportEveryChangeOfState() {
        // When
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.send(CHAMPION, 2_000, 3_000, SHIFTED);

        // Then
        List<Long> alertedAt =
                harness.alerts().stream().map(DriftAlert::judgedImages).toList();
        assertThat(alertedAt).isNotEmpty();
        assertThat(harness.reports()).extracting(DriftReport::judgedImages).containsAll(alertedAt);
    }

    @Test
    void shouldResolveWhenTheStreamComesBack() {
        // Given
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.send(CHAMPION, 2_000, 3_000, SHIFTED);

        // When
        harness.send(CHAMPION, 3_000, 7_000, HEALTHY);

        // Then
        DriftAlert resolved = only(harness.alerts(), AlertState.RESOLVED);
        assertThat(resolved.judgedImages()).isBetween(3_500L, 5_000L);
        DriftAlert.Resolution resolution = resolved.resolution().orElseThrow();
        assertThat(resolution.fittingModelId()).isEqualTo(CHAMPION.id());
        assertThat(resolution.durationSeconds())
                .isEqualTo(Duration.between(resolution.firstStepAt(), resolved.at())
                                .toMillis()
                        / 1e3)
                .isCloseTo(.002 * resolution.images(), withinPercentage(1))
                .isBetween(2., 6.);
        assertThat(resolution.peakStatistic()).isBetween(.3, .5);
    }

    @Test
    void shouldResolveWhenASuccessorFitsTheStream() {
        // Given
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.send(CHAMPION, 2_000, 3_000, SHIFTED);
        DriftAlert confirmed = only(harness.alerts(), AlertState.CONFIRMED);

        // When
        harness.send(SUCCESSOR, 3_000, 7_000, SHIFTED);

        // Then
        List<DriftAlert> alerts = harness.alerts();
        assertThat(alerts).extracting(DriftAlert::state).containsExactly(AlertState.RESOLVED);
        assertThat(alerts.get(0).episodeId()).isEqualTo(confirmed.episodeId());
        assertThat(alerts.get(0).resolution().orElseThrow().fittingModelId()).isEqualTo(SUCCESSOR.id());
        assertThat(harness.triggers()).hasSize(1);
    }

    @Test
    void shouldJudgeASuccessorByItsOwnPredictionsAlone() {
        // Given
        harness.send(CHAMPION, 0, 3_000, SHIFTED);
        harness.reports();

        // When
        harness.send(SUCCESSOR, 3_000, 3_400, SHIFTED);

        // Then
        assertThat(harness.reports())
                .filteredOn(report -> report.modelId().equals(SUCCESSOR.id()))
                .isNotEmpty()
                .allSatisfy(report -> {
                    assertThat(report.window().sources().get(0).first()).isGreaterThanOrEqualTo(3_000);
                    assertThat(report.judgedImages()).isLessThanOrEqualTo(400);
                });
    }

    @Test
    void shouldOpenAnEpisodeOfItsOwnWhereASuccessorDoesNotFitEither() {
        // Given
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.send(CHAMPION, 2_000, 3_000, SHIFTED);
        String first = only(harness.alerts(), AlertState.CONFIRMED).episodeId();

        // When
        harness.send(MISFIT, 3_000, 4_000, SHIFTED);

        // Then
        List<DriftAlert> alerts = harness.alerts();
        DriftAlert second = only(alerts, AlertState.CONFIRMED);
        assertThat(second.episodeId()).isNotEqualTo(first).startsWith("cnn-cccccccc");
        assertThat(alerts).noneMatch(alert -> alert.state() == AlertState.RESOLVED);
    }

    @Test
    void shouldCollectEveryPredictionOfEveryModelOnce() {
        // Given
        harness.send(CHAMPION, 0, 1_234, HEALTHY);
        harness.send(SUCCESSOR, 1_234, 2_000, HEALTHY);

        // When
        harness.letTheWallClockPass(Duration.ofSeconds(31));

        // Then
        Map<String, Integer> images = harness.panes().stream()
                .collect(groupingBy(
                        ClosedPane::modelId, summingInt(pane -> pane.pane().images())));
        assertThat(images).isEqualTo(Map.of(CHAMPION.id(), 1_234, SUCCESSOR.id(), 766));
    }

    @Test
    void shouldNotBeStoppedByRecordsThatAreNoPredictions() {
        // When
        harness.sendRaw(null, new RecordHeaders(), TopologyHarness.START);
        harness.sendRaw("{\"imageId\": 7}".getBytes(UTF_8), new RecordHeaders(), TopologyHarness.START);
        harness.sendRaw(harness.records().value(CHAMPION.id(), 0, 0), new RecordHeaders(), TopologyHarness.START);
        harness.sendRaw(
                harness.records().value("unknown", 0, 0), harness.records().headers(0, 0, 0), TopologyHarness.START);
        harness.send(CHAMPION, 0, 500, HEALTHY);

        // Then
        assertThat(harness.reports()).isNotEmpty();
        assertThat(harness.skipped().counts())
                .isEqualTo(Map.of(SkipReason.MALFORMED, 2L, SkipReason.NO_FEATURES, 1L, SkipReason.UNKNOWN_MODEL, 1L));
    }

    @Test
    void shouldWriteTheSameBytesInAReplayAtAnotherTime(@TempDir Path directory) {
        // Given
        List<String> first = story(harness);

        // When
        try (TopologyHarness again = new TopologyHarness(
                directory,
                TopologyHarness.settings(1, LabelSettings.defaults(), JudgingSettings.defaults()),
                TopologyHarness.references(CHAMPION, SUCCESSOR, MISFIT),
                TopologyHarness.START.plus(Duration.ofDays(100)))) {
            List<String> second = story(again);

            // Then
            assertThat(second).hasSizeGreaterThan(10).isEqualTo(first).anyMatch(alert -> alert.contains("RESOLVED"));
        }
    }

    private static List<String> story(TopologyHarness harness) {
        harness.send(CHAMPION, 0, 2_000, HEALTHY);
        harness.send(CHAMPION, 2_000, 3_000, SHIFTED);
        harness.send(SUCCESSOR, 3_000, 6_000, SHIFTED);
        return harness.written();
    }

    private static TopologyHarness harness(Path directory) {
        return new TopologyHarness(
                directory, LabelSettings.defaults(), JudgingSettings.defaults(), CHAMPION, SUCCESSOR, MISFIT);
    }

    private static DriftAlert only(List<DriftAlert> alerts, AlertState state) {
        List<DriftAlert> found =
                alerts.stream().filter(alert -> alert.state() == state).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
