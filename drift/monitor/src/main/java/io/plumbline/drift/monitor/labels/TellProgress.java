package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.Silence;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Says, after all that a partition brought up to the close of a pane, that it did; not more often than once in a second of its
 * time, but always when a silence begins or ends.
 */
final class TellProgress implements Processor<String, PaneNews, String, ImageNews> {

    private static final long BETWEEN_MS = 1_000;
    private static final String NO_IMAGE = "";

    private final Map<Integer, Progress> told = new HashMap<>();
    private ProcessorContext<String, ImageNews> context;

    @Override
    public void init(ProcessorContext<String, ImageNews> processorContext) {
        context = processorContext;
        // Where a transaction was aborted, Streams begins again with this very object, and what was told was not heard.
        told.clear();
    }

    @Override
    public void process(Record<String, PaneNews> record) {
        PaneNews news = record.value();
        Progress progress = new Progress(news.partition(), news.atMs(), news instanceof Silence);
        if (isWorthTelling(progress, told.get(news.partition()))) {
            told.put(news.partition(), progress);
            context.forward(new Record<>(NO_IMAGE, progress, context.currentSystemTimeMs()));
        }
    }

    private static boolean isWorthTelling(Progress progress, Progress before) {
        return before == null || progress.silent() || before.silent() || progress.atMs() >= before.atMs() + BETWEEN_MS;
    }
}
