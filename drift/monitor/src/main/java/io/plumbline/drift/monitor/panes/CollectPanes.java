package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import io.plumbline.drift.monitor.references.References;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Stage one: collects the predictions of one partition, model by model, into panes, and sends each on when it closes, keyed by
 * model id. When nothing has come for the time of a silence, by the wall clock, it closes what is open and says so once.
 */
public final class CollectPanes implements Processor<byte[], BinnedPrediction, String, PaneNews> {

    private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofSeconds(1);

    private final PaneRule rule;
    private final References references;
    private ProcessorContext<String, PaneNews> context;
    private PartitionPanes panes;
    private long lastArrivalMs;
    private boolean silenceTold;

    private CollectPanes(PaneRule rule, References references) {
        this.rule = rule;
        this.references = references;
    }

    /** Supplies one for each partition, with its stores. */
    public static ProcessorSupplier<byte[], BinnedPrediction, String, PaneNews> supplier(
            PaneRule rule, References references) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], BinnedPrediction, String, PaneNews> get() {
                return new CollectPanes(rule, references);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return PaneStores.builders();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, PaneNews> processorContext) {
        context = processorContext;
        panes = new PartitionPanes(
                context.taskId().partition(), rule, new PaneRanks(references), new PaneStores(context));
        lastArrivalMs = context.currentSystemTimeMs();
        // Where a transaction was aborted, Streams begins again with this very object, and what was told was not heard.
        silenceTold = false;
        context.schedule(BETWEEN_LOOKS_AT_THE_CLOCK, PunctuationType.WALL_CLOCK_TIME, this::lookAtTheClock);
    }

    @Override
    public void process(Record<byte[], BinnedPrediction> record) {
        lastArrivalMs = context.currentSystemTimeMs();
        silenceTold = false;
        forward(panes.add(Arrival.of(record.value(), record.key(), record.timestamp())));
    }

    private void lookAtTheClock(long nowMs) {
        if (!silenceTold && rule.isSilence(nowMs - lastArrivalMs)) {
            silenceTold = true;
            forward(panes.closeAll());
            forward(null, new Silence(context.taskId().partition(), panes.silenceAtMs()));
        }
    }

    private void forward(List<ClosedPane> closed) {
        closed.forEach(pane -> forward(pane.modelId(), pane));
    }

    /** Stamped with the time of writing, so that retention does not take predictions of long ago before they are judged. */
    private void forward(String key, PaneNews news) {
        context.forward(new Record<>(key, news, context.currentSystemTimeMs()));
    }
}
