package io.plumbline.drift.monitor.labels;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.drift.monitor.MonitorSettings;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which labels count, and what becomes of the others. */
class LabelsTest extends LabelledStream {

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
    void shouldWriteTheSameBytesHoweverLabelsAndImagesInterleave(@TempDir Path directory) {
        // Given
        send(0, 500);
        label(0, 250, RIGHT);
        label(250, 400, WRONG);
        send(500, LATER);
        List<String> first = harness.written();

        // When
        try (TopologyHarness again = harness(directory, SETTINGS)) {
            send(again, 0, 600);
            for (long number = 399; number >= 0; number--) {
                again.sendLabel(number, number < 250 ? RIGHT : WRONG, at(number).plusSeconds(2));
            }
            send(again, 600, LATER);

            // Then
            assertThat(again.written()).hasSizeGreaterThan(20).isEqualTo(first);
        }
    }
}
