package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.judging.Finding;
import io.plumbline.drift.monitor.judging.JudgePanes;
import io.plumbline.drift.monitor.judging.JudgePanes.Bench;
import io.plumbline.drift.monitor.judging.Judges;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.judging.Standing;
import io.plumbline.drift.monitor.panes.CollectPanes;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.panes.PaneRule;
import io.plumbline.drift.monitor.panes.Silence;
import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import io.plumbline.drift.monitor.predictions.PredictionReader;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.ks.Correction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final Topics TOPICS = new Topics("test.");
    private static final PredictionRecords RECORDS = new PredictionRecords(TOPICS, 7);
    private static final References REFERENCES = id -> SyntheticModel.CHAMPION.reference();
    private static final int NEVER = Integer.MAX_VALUE;

    @Test
    void shouldCollectTheSamePanesThroughRestarts(@TempDir Path one, @TempDir Path other) {
        // Given
        List<PaneNews> expected = collect(NEVER, one);

        // When
        List<PaneNews> panes = collect(17, other);

        // Then
        assertThat(panes).hasSizeGreaterThan(20).isEqualTo(expected);
    }

    @Test
    void shouldFindTheSameThroughRestarts(@TempDir Path one, @TempDir Path other, @TempDir Path panes) {
        // Given
        List<PaneNews> news = collect(NEVER, panes);
        List<Finding> expected = judge(news, NEVER, one);

        // When
        List<Finding> findings = judge(news, 1, other);

        // Then
        assertThat(findings).hasAtLeastOneElementOfType(Finding.Requested.class).isEqualTo(expected);
    }

    @Test
    void shouldTellASilenceOnceMoreWhereItsTransactionWasAborted(@TempDir Path directory) {
        // Given
        try (StageHarness<byte[], BinnedPrediction, PaneNews> stage =
                new StageHarness<>(CollectPanes.supplier(PaneRule.forPartitions(1), REFERENCES), directory)) {
            stage.lookAtTheClock(31_000);
            stage.lookAtTheClock(32_000);

            // When
            stage.revive();
            stage.lookAtTheClock(63_000);

            // Then
            assertThat(stage.forwarded()).containsExactly(new Silence(0, 0), new Silence(0, 0));
        }
    }

    @Test
    void shouldGoOnWithAnotherTolerance(@TempDir Path directory, @TempDir Path panes) {
        // Given
        List<PaneNews> news = collect(NEVER, panes);
        DriftSettings tolerant = new DriftSettings(100_000, new EDetectorSettings(10_000_000, .02), Correction.HOLM);
        JudgingSettings settings =
                new JudgingSettings(tolerant, AccuracySettings.defaults(), RetrainingPolicy.defaults(), Duration.ZERO);
        try (StageHarness<String, byte[], Finding> stage =
                new StageHarness<>(JudgePanes.supplier(bench(JudgingSettings.defaults())), directory)) {
            news.subList(0, 20).forEach(each -> send(stage, each));
            stage.restart(JudgePanes.supplier(bench(settings)));

            // When
            news.subList(20, news.size()).forEach(each -> send(stage, each));

            // Then
            assertThat(stage.forwarded()).hasAtLeastOneElementOfType(Finding.Requested.class);
        }
    }

    /** The panes of 3 000 predictions, of which the last third is shifted. */
    private static List<PaneNews> collect(int betweenRestarts, Path directory) {
        PredictionReader reader = new PredictionReader(TOPICS, REFERENCES, new SkippedPredictions());
        try (StageHarness<byte[], BinnedPrediction, PaneNews> stage =
                new StageHarness<>(CollectPanes.supplier(PaneRule.forPartitions(1), REFERENCES), directory)) {
            for (int number = 0; number < 3_000; number++) {
                long stampMs = 2L * number + (number % 170 == 16 ? 60_000 : 0);
                reader.read(
                                RECORDS.value(SyntheticModel.CHAMPION.id(), 0, number),
                                RECORDS.headers(0, number, number < 2_000 ? 0 : 1),
                                stampMs)
                        .ifPresent(binned -> stage.process(new Record<>(null, binned, stampMs)));
                if (number % betweenRestarts == betweenRestarts - 1) {
                    stage.restart();
                }
            }
            return stage.forwarded();
        }
    }

    private static List<Finding> judge(List<PaneNews> news, int betweenRestarts, Path directory) {
        try (StageHarness<String, byte[], Finding> stage =
                new StageHarness<>(JudgePanes.supplier(bench(JudgingSettings.defaults())), directory)) {
            int count = 0;
            for (PaneNews each : news) {
                send(stage, each);
                if (++count % betweenRestarts == 0) {
                    stage.restart();
                }
            }
            return stage.forwarded();
        }
    }

    private static Bench bench(JudgingSettings settings) {
        return new Bench(
                "test.images",
                TOPICS,
                1,
                0,
                settings,
                Judges.BY_BOTH_DETECTORS,
                REFERENCES,
                new SkippedPredictions(),
                new Standing());
    }

    private static void send(StageHarness<String, byte[], Finding> stage, PaneNews news) {
        byte[] value = new PaneNewsSerde().serializer().serialize("drift-panes", news);
        stage.process(new Record<>(SyntheticModel.CHAMPION.id(), value, 0));
    }
}
