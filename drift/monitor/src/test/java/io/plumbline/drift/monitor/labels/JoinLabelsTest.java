package io.plumbline.drift.monitor.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.monitor.StageHarness;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinLabelsTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final LabelSettings SETTINGS = new LabelSettings(Duration.ofMinutes(10), Duration.ofSeconds(4), 100);
    private static final int NEVER = Integer.MAX_VALUE;

    /** Of two partitions: labels that join, that are early, doubled, contradictory and unknown, and more images than are kept. */
    private static List<Record<String, ImageNews>> news() {
        return Stream.of(
                        Stream.of(record("early", new Truth("boot", 900)), record("unknown", new Truth("boot", 1_000))),
                        Stream.iterate(0, i -> i + 1).limit(120).map(i -> record("image-" + i, answer(1_000 + i))),
                        Stream.of(
                                record("", new Progress(0, 3_000, false)),
                                record("image-7", new Truth("shoe", 2_000)),
                                record("image-7", new Truth("shoe", 2_100)),
                                record("image-7", new Truth("boot", 2_200)),
                                record("image-119", new Truth("shoe", 2_300)),
                                record("early", answer(1_500)),
                                record("", new Progress(1, 0, true)),
                                record("", new Progress(0, 9_000, false)),
                                record("", new Progress(1, 9_500, false)),
                                record("", new Progress(1, 10_600, false))))
                .flatMap(each -> each)
                .toList();
    }

    private static Record<String, ImageNews> record(String imageId, ImageNews news) {
        return new Record<>(imageId, news, 0);
    }

    private static Answer answer(long stampMs) {
        return new Answer(MODEL.id(), 0, ConfidenceSums.empty(), 0, stampMs, stampMs);
    }

    @Test
    void shouldTellTheSameThroughRestarts(@TempDir Path one, @TempDir Path other) {
        // Given
        List<OutcomeNews> expected = told(NEVER, one);

        // When
        List<OutcomeNews> told = told(1, other);

        // Then
        assertThat(told).hasSizeGreaterThan(5).isEqualTo(expected);
    }

    private static List<OutcomeNews> told(int betweenRestarts, Path directory) {
        try (StageHarness<String, ImageNews, byte[]> stage = new StageHarness<>(
                JoinLabels.supplier(2, SETTINGS, id -> MODEL.reference(), new LabelTally()), directory)) {
            List<Record<String, ImageNews>> news = news();
            for (int i = 0; i < news.size(); i++) {
                stage.process(news.get(i));
                if (i % betweenRestarts == 0 && betweenRestarts != NEVER) {
                    stage.restart();
                }
            }
            return stage.forwarded().stream().map(OutcomeNews::fromBytes).toList();
        }
    }
}
