package io.plumbline.drift.monitor.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.Silence;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class TellProgressTest {

    @Test
    void shouldTellOnceInASecondOfAPartition() {
        // When
        List<ImageNews> told = told(pane(0, 1_000), pane(1, 1_100), pane(0, 1_999), pane(0, 2_000));

        // Then
        assertThat(told)
                .containsExactly(
                        new Progress(0, 1_000, false), new Progress(1, 1_100, false), new Progress(0, 2_000, false));
    }

    @Test
    void shouldTellThatASilenceIsOverThoughTimeHasHardlyMovedSinceItBegan() {
        // When
        List<ImageNews> told = told(pane(0, 1_000), new Silence(0, 31_000), pane(0, 1_500), pane(0, 1_600));

        // Then
        assertThat(told)
                .containsExactly(
                        new Progress(0, 1_000, false), new Progress(0, 31_000, true), new Progress(0, 1_500, false));
    }

    @Test
    void shouldTellOnceMoreWhatWasToldInATransactionThatWasAborted() {
        // Given
        MockProcessorContext<String, ImageNews> context = context();
        TellProgress telling = new TellProgress();
        telling.init(context);
        telling.process(new Record<>("", pane(0, 1_000), 0));

        // When
        telling.init(context);
        telling.process(new Record<>("", pane(0, 1_000), 0));

        // Then
        assertThat(context.forwarded()).hasSize(2);
    }

    private static MockProcessorContext<String, ImageNews> context() {
        MockProcessorContext<String, ImageNews> context = new MockProcessorContext<>();
        context.setCurrentSystemTimeMs(0);
        return context;
    }

    private static List<ImageNews> told(PaneNews... news) {
        MockProcessorContext<String, ImageNews> context = context();
        TellProgress telling = new TellProgress();
        telling.init(context);
        Stream.of(news).forEach(each -> telling.process(new Record<>("", each, 0)));
        return context.forwarded().stream()
                .<ImageNews>map(each -> each.record().value())
                .toList();
    }

    private static PaneNews pane(int partition, long atMs) {
        Pane pane = new Pane(0, BinCounts.empty(1), Origin.nowhere());
        return new ClosedPane(partition, atMs, "cnn", false, List.of(), Optional.empty(), pane);
    }
}
