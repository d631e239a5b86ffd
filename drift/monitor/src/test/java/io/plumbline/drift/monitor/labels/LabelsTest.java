package io.plumbline.drift.monitor.labels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.EstimatedAccuracy;
import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.drift.monitor.MonitorSettings;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole topology, from labels to reports. Images come every 20 ms, and the model takes each for a shoe. */
class LabelsTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final Instant START = TopologyHarness.START;
    private static final String RIGHT = "shoe";
    private static final String WRONG = "boot";
    private static final LabelSettings SETTINGS =
            new LabelSettings(Duration.ofMinutes(10), Duration.ofSeconds(4), 100_000);

    /** So many images on, everything before has been judged. */
    private static final int LATER = 1_300;

    private TopologyHarness harness;
    private DriftReport latest;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = harness(directory, SETTINGS);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldReportAccuracyByClass() {
        // Given
        send(0, 500);
        label(0, 60, RIGHT);
        label(60, 100, WRONG);

        // When
        send(500, LATER);

        // Then
        AccuracyReport accuracy = latest().accuracy().orElseThrow();
        assertThat(accuracy.labels()).isEqualTo(100);
        assertThat(accuracy.accuracy()).isEqualTo(.6);
        assertThat(accuracy.low()).isBetween(.45, .55);
        assertThat(accuracy.high()).isBetween(.65, .75);
        assertThat(accuracy.first()).isEqualTo(START);
        assertThat(accuracy.last()).isEqualTo(START.plusMillis(1_980));
        assertThat(accuracy.classes())
                .extracting(AccuracyReport.ClassAccuracy::label, AccuracyReport.ClassAccuracy::accuracy)
                .containsExactly(tuple(RIGHT, 1.0), tuple(WRONG, 0.0));
        assertThat(accuracy.watch()).hasValueSatisfying(watch -> {
            assertThat(watch.referenceAccuracy()).isEqualTo(.9);
            assertThat(watch.leastAccuracy()).isBetween(.88, .9);
        });
    }

    @Test
    void shouldCountADoubledLabelOnce() {
        // Given
        send(0, 500);
        label(7, 8, RIGHT);
        label(7, 8, RIGHT);

        // When
        send(500, LATER);

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(1, 1, 0, 0, 0, 0));
        assertThat(latest().accuracy().orElseThrow().labels()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheFirstOfTwoLabelsThatContradictEachOther() {
        // Given
        send(0, 500);
        label(7, 8, WRONG);
        label(7, 8, RIGHT);

        // When
        send(500, LATER);

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(1, 0, 1, 0, 0, 0));
        assertThat(latest().accuracy().orElseThrow().accuracy()).isZero();
    }

    @Test
    void shouldCountLabelsAfterTheRetentionAsExpired() {
        // Given
        send(0, 500);
        harness.sendLabel(7, RIGHT, at(7).plus(SETTINGS.retention()));
        harness.sendLabel(7, RIGHT, at(7).plus(SETTINGS.retention()).plusMillis(1));

        // When
        sendLater();

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void shouldCountLabelsOfImagesThatNobodyRemembersAsUnknown() {
        // Given
        send(0, 500);
        for (long number = 500_000; number < 500_003; number++) {
            harness.sendLabel(number, RIGHT, START);
        }

        // When
        sendLater();

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(0, 0, 0, 0, 0, 3));
        assertThat(harness.labelFates()).isEqualTo(Map.of(LabelFate.UNKNOWN_IMAGE, 3L));
    }

    @Test
    void shouldCountLabelsThatNameNoClassAndLetOthersCount() {
        // Given
        send(0, 500);
        label(7, 8, "no class");
        label(7, 8, RIGHT);

        // When
        send(500, LATER);

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(1, 0, 0, 0, 1, 0));
    }

    @Test
    void shouldCountLabelsOfAModelWhosePackageCannotBeHadAnyMore(@TempDir Path directory) {
        // Given
        AtomicBoolean gone = new AtomicBoolean();
        References references = id -> gone.get()
                ? new Reference.Unavailable(Reference.Cause.UNREADABLE_PACKAGE, "deleted")
                : MODEL.reference();
        MonitorSettings settings = TopologyHarness.settings(1, SETTINGS, JudgingSettings.defaults());
        try (TopologyHarness other = new TopologyHarness(directory, settings, references)) {
            send(other, 0, 500);
            gone.set(true);

            // When
            other.sendLabel(7, RIGHT, START.plusSeconds(10));
            other.sendLabel(8, WRONG, START.plusSeconds(10));

            // Then
            assertThat(other.labelFates()).isEqualTo(Map.of(LabelFate.UNKNOWN_MODEL, 2L));
        }
    }

    @Test
    void shouldJoinLabelsThatComeBeforeTheirImages() {
        // Given
        Instant early = at(500).minusSeconds(3);
        harness.sendLabel(500, "no class", early);
        harness.sendLabel(500, WRONG, early);
        harness.sendLabel(500, WRONG, early);
        harness.sendLabel(500, RIGHT, early);
        harness.sendLabel(600, RIGHT, early);

        // When
        send(0, LATER);

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(1, 1, 1, 0, 1, 1));
        assertThat(latest().accuracy().orElseThrow().accuracy()).isZero();
    }

    @Test
    void shouldNotJoinLabelsThatAreTooEarlyEvenIfTheirImageIsReadFirst() {
        // Given
        send(0, 500);
        harness.sendLabel(400, RIGHT, at(400).minus(SETTINGS.patience()));
        harness.sendLabel(450, RIGHT, at(450).minus(SETTINGS.patience()).minusMillis(1));

        // When
        send(500, LATER);

        // Then
        assertThat(latest().labels()).hasValue(new LabelCounts(1, 0, 0, 0, 0, 1));
    }

    @Test
    void shouldNotBeStoppedByRecordsThatAreNoLabels() {
        // Given
        harness.sendRawLabel(null, START);
        harness.sendRawLabel("{\"imageId\": 7}".getBytes(UTF_8), START);
        harness.sendRawLabel(("{\"imageId\":\"" + "x".repeat(2_000) + "\",\"label\":\"shoe\"}").getBytes(UTF_8), START);

        // When
        send(0, 500);

        // Then
        assertThat(harness.labelFates()).isEqualTo(Map.of(LabelFate.MALFORMED, 3L));
        assertThat(harness.reports()).isNotEmpty();
    }

    @Test
    void shouldKeepNoMorePredictionsThanAllowed(@TempDir Path directory) {
        // Given
        LabelSettings few = new LabelSettings(Duration.ofMinutes(10), Duration.ofSeconds(4), 100);
        try (TopologyHarness small = harness(directory, few)) {
            send(small, 0, 500);
            for (long number = 0; number < 200; number++) {
                small.sendLabel(number, RIGHT, START.plusSeconds(2));
            }

            // When
            send(small, 500, LATER);

            // Then
            assertThat(last(small.reports()).accuracy().orElseThrow().labels()).isEqualTo(100);
        }
    }

    @Test
    void shouldRaiseAnAlarmWhenTheModelIsWrongMoreOftenThanOnItsReference() {
        // Given
        send(0, 700);
        label(0, 400, RIGHT);
        send(700, LATER);
        assertThat(harness.alerts()).isEmpty();

        // When
        label(400, 600, WRONG);
        send(LATER, LATER + 500);

        // Then
        assertThat(harness.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.CONFIRMED);
            assertThat(alert.kind()).isEqualTo(DriftKind.ACCURACY);
            assertThat(alert.detector()).isEqualTo(DriftAlert.Detector.ACCURACY);
            assertThat(alert.accuracy().orElseThrow().accuracy()).isLessThan(.95);
            assertThat(alert.sources()).singleElement().satisfies(range -> {
                assertThat(range.topic()).isEqualTo("test.images");
                assertThat(range.first()).isLessThan(400);
                assertThat(range.last()).isBetween(400L, 599L);
            });
        });
        assertThat(harness.triggers()).hasSize(1);
        assertThat(latest().accuracy().orElseThrow().watch().orElseThrow().alarmed())
                .isTrue();
    }

    @Test
    void shouldResolveWhenTheModelIsRightAgain() {
        // Given
        send(0, 500);
        label(0, 300, WRONG);
        send(500, LATER);
        String episode = harness.alerts().get(0).episodeId();

        // When
        send(LATER, LATER + 400);
        label(320, 1_600, RIGHT);
        send(LATER + 400, 2 * LATER + 400);

        // Then
        assertThat(harness.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
            assertThat(alert.episodeId()).isEqualTo(episode);
            assertThat(alert.accuracy().orElseThrow().accuracy()).isGreaterThan(.9);
        });
    }

    @Test
    void shouldGuessAccuracyWithoutLabelsAndTellHowFarOffItIsOnceTheyCome() {
        // Given
        send(0, LATER);
        EstimatedAccuracy guess = latest().estimatedAccuracy().orElseThrow();
        label(0, 100, RIGHT);
        label(100, 200, WRONG);

        // When
        send(LATER, LATER + 500);

        // Then
        assertThat(guess.byConfidence()).isEqualTo(.9, within(1e-6));
        assertThat(guess.byThreshold()).isEqualTo(1);
        assertThat(guess.trusted()).isFalse();
        assertThat(guess.checked()).isEmpty();
        assertThat(latest().estimatedAccuracy().orElseThrow().checked()).hasValueSatisfying(checked -> {
            assertThat(checked.labels()).isEqualTo(200);
            assertThat(checked.error()).isEqualTo(.45, within(1e-6));
        });
    }

    @Test
    void shouldJudgeLabelsThatComeWhileNoImagesDo() {
        // Given
        send(0, 600);
        harness.letTheWallClockPass(Duration.ofSeconds(31));
        harness.reports();
        label(0, 500, WRONG);

        // When
        harness.letTheWallClockPass(Duration.ofSeconds(1));
        harness.letTheWallClockPass(Duration.ofSeconds(1));

        // Then
        assertThat(latest().accuracy().orElseThrow().labels()).isEqualTo(500);
        assertThat(harness.alerts())
                .singleElement()
                .extracting(DriftAlert::kind)
                .isEqualTo(DriftKind.ACCURACY);
    }

    @Test
    void shouldWriteTheSameBytesHoweverLabelsAndImagesInterleave(@TempDir Path directory) {
        // Given
        send(0, 500);
        label(0, 250, RIGHT);
        label(250, 400, WRONG);
        send(500, LATER);
        List<String> first = written(harness);

        // When
        try (TopologyHarness again = harness(directory, SETTINGS)) {
            send(again, 0, 600);
            for (long number = 399; number >= 0; number--) {
                again.sendLabel(number, number < 250 ? RIGHT : WRONG, at(number).plusSeconds(2));
            }
            send(again, 600, LATER);

            // Then
            assertThat(written(again)).hasSizeGreaterThan(20).isEqualTo(first);
        }
    }

    private void send(long from, long to) {
        send(harness, from, to);
    }

    private static void send(TopologyHarness to, long first, long end) {
        for (long number = first; number < end; number++) {
            to.sendAt(MODEL, number, 0, at(number));
        }
    }

    private static Instant at(long number) {
        return START.plusMillis(20 * number);
    }

    /** Images that come so late that no label of those before counts any more. */
    private void sendLater() {
        long first = SETTINGS.retention().plusSeconds(60).toMillis() / 20;
        send(first, first + LATER);
    }

    /** Labels the images from one number up to another, two seconds after they came. */
    private void label(long from, long to, String label) {
        for (long number = from; number < to; number++) {
            harness.sendLabel(number, label, at(number).plusSeconds(2));
        }
    }

    private DriftReport latest() {
        List<DriftReport> reports = harness.reports();
        if (!reports.isEmpty()) {
            latest = last(reports);
        }
        return latest;
    }

    private static DriftReport last(List<DriftReport> reports) {
        return reports.get(reports.size() - 1);
    }

    private static List<String> written(TopologyHarness harness) {
        List<byte[]> written = new ArrayList<>(harness.reportBytes());
        written.addAll(harness.alertBytes());
        written.addAll(harness.triggerBytes());
        return written.stream().map(bytes -> new String(bytes, UTF_8)).toList();
    }

    private static TopologyHarness harness(Path directory, LabelSettings settings) {
        return new TopologyHarness(directory, settings, JudgingSettings.defaults(), MODEL);
    }
}
