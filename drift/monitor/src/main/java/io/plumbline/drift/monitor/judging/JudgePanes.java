package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import io.plumbline.drift.monitor.references.References;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stage two: lets the panes of all partitions wait for their round, merges those of each model, and judges them. What it finds
 * goes on under the key of its topic.
 */
public final class JudgePanes implements Processor<String, byte[], String, Finding> {

    private static final Logger LOG = LoggerFactory.getLogger(JudgePanes.class);

    private final Bench bench;
    private final Deserializer<PaneNews> deserializer = new PaneNewsSerde().deserializer();
    private ProcessorContext<String, Finding> context;
    private WaitingRoom waitingRoom;
    private RoundJudge judge;

    private JudgePanes(Bench bench) {
        this.bench = bench;
    }

    /**
     * What judging takes.
     *
     * @param partitions how many partitions {@code predictions} has
     * @param skipped counts predictions of models that cannot be judged
     */
    public record Bench(
            Topics topics,
            int partitions,
            JudgingSettings settings,
            References references,
            SkippedPredictions skipped) {}

    /** Supplies the judge, with its stores. */
    public static ProcessorSupplier<String, byte[], String, Finding> supplier(Bench bench) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, byte[], String, Finding> get() {
                return new JudgePanes(bench);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return JudgeStores.builders();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Finding> processorContext) {
        context = processorContext;
        JudgeStores stores = new JudgeStores(context);
        ModelWatches watches = new ModelWatches(
                bench.topics().images().name(), bench.settings(), bench.references(), bench.skipped(), stores);
        waitingRoom = new WaitingRoom(bench.partitions(), stores);
        judge = new RoundJudge(watches, bench.settings().retraining(), stores);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        read(record.value()).ifPresent(waitingRoom::add);
        waitingRoom.takeRounds().forEach(round -> forward(judge.judge(round)));
    }

    private Optional<PaneNews> read(byte[] value) {
        try {
            return Optional.ofNullable(
                    deserializer.deserialize(bench.topics().driftPanes().name(), value));
        } catch (SerializationException e) {
            LOG.warn(
                    "Passed over a record on {}: {}",
                    bench.topics().driftPanes().name(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void forward(List<Finding> findings) {
        findings.forEach(
                finding -> context.forward(new Record<>(finding.key(), finding, context.currentSystemTimeMs())));
    }
}
