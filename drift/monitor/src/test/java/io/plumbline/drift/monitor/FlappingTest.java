package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.judging.Finding;
import io.plumbline.drift.monitor.judging.JudgePanes;
import io.plumbline.drift.monitor.judging.JudgePanes.Bench;
import io.plumbline.drift.monitor.judging.Judges;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.judging.Standing;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drifts that last for 50 000 images: what was confirmed stays so, but where the drift is so weak (D of .05 and less) that the
 * detectors are silent for thousands of images between two alarms; and even that does not open one episode after another.
 */
class FlappingTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final double PLAIN = .16;
    private static final int MOST_EPISODES = 5;
    private static final int PANES = 1_000;
    private static final int PANE_IMAGES = 50;

    @ParameterizedTest
    @CsvSource({
        ".10, 1", ".13, 2", ".16, 3", ".20, 4", ".25, 5", ".35, 6", ".50, 7", ".10, 11", ".13, 12", ".16, 13",
        ".20, 14", ".10, 21", ".13, 22", ".16, 23"
    })
    void shouldKeepAnEpisodeOpenWhileADriftLasts(double mean, long seed, @TempDir Path directory) {
        // When
        List<DriftAlert> alerts = alertsOf(mean, seed, directory);

        // Then
        List<AlertState> states = alerts.stream().map(DriftAlert::state).toList();
        assertThat(alerts.stream().map(DriftAlert::episodeId).distinct())
                .as("%s", states)
                .hasSizeBetween(1, MOST_EPISODES);
        assertThat(states)
                .as("%s", states)
                .filteredOn(AlertState.RESOLVED::equals)
                .hasSizeLessThan(MOST_EPISODES);
        if (mean >= PLAIN) {
            assertThat(states.subList(states.indexOf(AlertState.CONFIRMED), states.size()))
                    .as("%s", states)
                    .doesNotContain(AlertState.RESOLVED);
        }
    }

    private static List<DriftAlert> alertsOf(double mean, long seed, Path directory) {
        Bench bench = new Bench(
                "images",
                new Topics(""),
                1,
                0,
                JudgingSettings.defaults(),
                Judges.BY_BOTH_DETECTORS,
                id -> MODEL.reference(),
                new SkippedPredictions(),
                new Standing());
        try (StageHarness<String, byte[], Finding> stage = new StageHarness<>(JudgePanes.supplier(bench), directory)) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int number = 0; number < PANES; number++) {
                byte[] news = new PaneNewsSerde().serializer().serialize("", pane(number, random, mean));
                stage.process(new Record<>(MODEL.id(), news, 0));
            }
            return stage.forwarded().stream()
                    .flatMap(finding ->
                            finding instanceof Finding.Alerted alerted ? Stream.of(alerted.alert()) : Stream.empty())
                    .toList();
        }
    }

    private static ClosedPane pane(int number, SplittableRandom random, double mean) {
        PaneBuilder builder = new PaneBuilder(MODEL.profile().binning());
        long startMs = 100L * number;
        for (int i = 0; i < PANE_IMAGES; i++) {
            byte[] row = MODEL.profile().binning().row(SyntheticModel.features(random, mean));
            builder.add(row, 0, (long) number * PANE_IMAGES + i, startMs + i);
        }
        return new ClosedPane(0, startMs + 99, MODEL.id(), number == 0, List.of(), Optional.empty(), builder.build());
    }
}
