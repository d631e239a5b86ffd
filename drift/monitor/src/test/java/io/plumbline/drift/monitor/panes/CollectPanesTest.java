package io.plumbline.drift.monitor.panes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.statistics.pane.OffsetRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectPanesTest {

    private static final Instant START = TopologyHarness.START;
    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final SyntheticModel OTHER = new SyntheticModel("cnn-" + "f".repeat(64), 0, MODEL.profile());

    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = new TopologyHarness(directory, 1, JudgingSettings.defaults(), MODEL, OTHER);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldCloseAPaneWhenItHasBothImagesAndTime() {
        // When
        for (int i = 0; i < 101; i++) {
            harness.sendAt(MODEL, i, 0, START.plusMillis(i));
        }

        // Then
        ClosedPane pane = only(harness.panes());
        assertThat(pane.pane().images()).isEqualTo(101);
        assertThat(pane.modelId()).isEqualTo(MODEL.id());
        assertThat(pane.examples())
                .extracting(ExampleImage::role)
                .containsExactly(ExampleImage.Role.TYPICAL, ExampleImage.Role.EXTREME);
        assertThat(pane.examples().get(1).rarity())
                .isGreaterThan(pane.examples().get(0).rarity());
        assertThat(pane.atMs()).isEqualTo(START.toEpochMilli() + 100);
        assertThat(pane.pane().origin().firstTimestampMs()).isEqualTo(START.toEpochMilli());
        assertThat(pane.pane().origin().offsets()).containsExactly(Map.entry(0, new OffsetRange(0, 100)));
    }

    @Test
    void shouldNotCloseAPaneWithTooFewImages() {
        // When
        for (int i = 0; i < 49; i++) {
            harness.sendAt(MODEL, i, 0, START.plusMillis(100L * i));
        }

        // Then
        assertThat(harness.panes()).isEmpty();
    }

    @Test
    void shouldCloseAPaneWithTheMostImagesHoweverQuick() {
        // When
        for (int i = 0; i < 5_001; i++) {
            harness.sendAt(MODEL, i, 0, START.plusMillis(i / 60));
        }

        // Then
        assertThat(only(harness.panes()).pane().images()).isEqualTo(5_000);
    }

    @Test
    void shouldCloseAPaneSoonWhereTheClockStandsStill() {
        // When
        harness.send(MODEL, 0, 100, 0);
        for (int i = 100; i < 102; i++) {
            harness.sendAt(MODEL, i, 0, START.plus(Duration.ofMinutes(50)));
        }
        harness.send(MODEL, 102, 502, 0);

        // Then
        assertThat(harness.panes()).extracting(pane -> pane.pane().images()).endsWith(200, 200);
    }

    @Test
    void shouldNotLetOneImageCarryTheClockAhead() {
        // When
        for (int i = 0; i < 300; i++) {
            harness.sendAt(MODEL, i, 0, START.plusMillis(2L * i).plus(Duration.ofMinutes(i % 100 == 0 ? 50 : 0)));
        }

        // Then
        assertThat(harness.panes()).hasSize(5).allSatisfy(pane -> {
            assertThat(pane.pane().images()).isBetween(50, 52);
            assertThat(pane.atMs()).isLessThan(START.toEpochMilli() + 600);
        });
    }

    @Test
    void shouldCloseAThinPaneAfterTenSeconds() {
        // When
        for (int i = 0; i < 11; i++) {
            harness.sendAt(MODEL, i, 0, START.plusSeconds(i));
        }

        // Then
        assertThat(only(harness.panes()).pane().images()).isEqualTo(11);
    }

    @Test
    void shouldCloseAPaneAtTheSamePlaceWhetherSilenceIsSeenOrToldByTheWallClock(@TempDir Path directory) {
        // Given
        harness.sendAt(MODEL, 0, 0, START);
        harness.letTheWallClockPass(Duration.ofSeconds(31));
        harness.sendAt(MODEL, 1, 0, START.plusSeconds(31));
        harness.sendAt(MODEL, 2, 0, START.plusSeconds(32));

        // When
        try (TopologyHarness replay = new TopologyHarness(directory, 1, JudgingSettings.defaults(), MODEL)) {
            replay.sendAt(MODEL, 0, 0, START);
            replay.sendAt(MODEL, 1, 0, START.plusSeconds(31));
            replay.sendAt(MODEL, 2, 0, START.plusSeconds(32));

            // Then
            assertThat(only(harness.panes())).isEqualTo(only(replay.panes()));
        }
    }

    @Test
    void shouldTellOfASilenceOnce() {
        // Given
        harness.sendAt(MODEL, 0, 0, START);

        // When
        harness.letTheWallClockPass(Duration.ofMinutes(10));

        // Then
        assertThat(harness.news())
                .satisfiesExactly(
                        pane -> assertThat(pane).isInstanceOf(ClosedPane.class),
                        silence -> assertThat(silence).isEqualTo(new Silence(0, START.toEpochMilli() + 30_000)));
    }

    @Test
    void shouldTellOfAPartitionThatNothingEverCameFrom() {
        // When
        harness.letTheWallClockPass(Duration.ofSeconds(31));

        // Then
        assertThat(harness.news()).containsExactly(new Silence(0, 0));
    }

    @Test
    void shouldCloseThePaneOfAModelThatFellSilent() {
        // Given
        harness.sendAt(OTHER, 0, 0, START);

        // When
        for (int i = 1; i < 32; i++) {
            harness.sendAt(MODEL, i, 0, START.plusSeconds(i));
        }

        // Then
        assertThat(harness.panes())
                .filteredOn(pane -> pane.modelId().equals(OTHER.id()))
                .singleElement()
                .satisfies(pane -> {
                    assertThat(pane.pane().images()).isEqualTo(1);
                    assertThat(pane.atMs()).isEqualTo(START.plusSeconds(30).toEpochMilli());
                });
    }

    @Test
    void shouldMarkPanesThatFollowASilence() {
        // When
        harness.send(MODEL, 0, 200, 0);
        for (int i = 200; i < 300; i++) {
            harness.sendAt(MODEL, i, 0, START.plusSeconds(60).plusMillis(2L * i));
        }

        // Then
        assertThat(harness.panes()).extracting(ClosedPane::resumes).containsExactly(true, false, false, false, true);
    }

    @Test
    void shouldNotLetTimeRunBackwards() {
        // When
        for (int i = 0; i < 60; i++) {
            harness.sendAt(MODEL, i, 0, i % 3 < 2 ? START.plusMillis(5L * i) : START.minusSeconds(5));
        }

        // Then
        ClosedPane pane = only(harness.panes());
        assertThat(pane.pane().images()).isEqualTo(50);
        assertThat(pane.pane().origin().firstTimestampMs()).isEqualTo(START.toEpochMilli());
    }

    @Test
    void shouldGivePredictionsFromTheFutureTheTimeOfTheOneBefore() {
        // When
        harness.sendAt(MODEL, 0, 0, START);
        harness.sendAt(MODEL, 1, 0, Instant.parse("9999-01-01T00:00:00Z"));
        harness.send(MODEL, 2, 60, 0);

        // Then
        assertThat(only(harness.panes()).atMs()).isLessThan(START.plusSeconds(1).toEpochMilli());
    }

    private static ClosedPane only(List<ClosedPane> panes) {
        assertThat(panes).hasSize(1);
        return panes.get(0);
    }
}
