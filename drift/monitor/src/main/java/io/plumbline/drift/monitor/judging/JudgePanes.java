package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.labels.OutcomeNews;
import io.plumbline.drift.monitor.labels.OutcomeNews.Known;
import io.plumbline.drift.monitor.labels.OutcomeNews.Slice;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stage two: lets the panes of all partitions wait for their round, merges those of each model, and judges them. What it finds
 * goes on under the key of its topic. What labels tell waits too, and is judged along with the first round that reaches far
 * enough beyond it, or by itself, second by second of the wall clock, while all partitions are silent. It also hears of requests for a new model and of their verdicts, so that it asks for one thing at a time.
 */
public final class JudgePanes implements Processor<String, byte[], String, Finding> {

    private static final Logger LOG = LoggerFactory.getLogger(JudgePanes.class);
    private static final Duration BETWEEN_LOOKS_FOR_LABELS = Duration.ofSeconds(1);

    private final Bench bench;
    private final Topic<String, byte[]> panes;
    private final Topic<String, RetrainingTrigger> triggers;
    private final Topic<String, RetrainingVerdict> verdicts;
    private final Deserializer<PaneNews> deserializer = new PaneNewsSerde().deserializer();
    private ProcessorContext<String, Finding> context;
    private LabelGate gate;
    private WaitingRoom waitingRoom;
    private AccuracyWatches accuracies;
    private RoundJudge judge;

    private JudgePanes(Bench bench) {
        this.bench = bench;
        this.panes = bench.topics().driftPanes();
        this.triggers = bench.topics().retrainingTriggers();
        this.verdicts = bench.topics().retrainingVerdicts();
    }

    /**
     * What judging takes.
     *
     * @param imagesTopic the topic whose offsets the panes name
     * @param topics where panes come from and findings go
     * @param partitions how many partitions {@code predictions} has
     * @param places in how many partitions labels and predictions meet; 0 if labels are not read
     * @param judges who judges
     * @param skipped counts predictions of models that cannot be judged
     * @param standing is told what is found
     */
    public record Bench(
            String imagesTopic,
            Topics topics,
            int partitions,
            int places,
            JudgingSettings settings,
            Judges judges,
            References references,
            SkippedPredictions skipped,
            Standing standing) {}

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
        accuracies = new AccuracyWatches(bench.settings().accuracy(), bench.references(), stores);
        ModelWatches watches = new ModelWatches(
                bench.imagesTopic(),
                bench.settings(),
                bench.judges(),
                bench.references(),
                bench.skipped(),
                stores,
                accuracies);
        gate = new LabelGate(bench.places(), stores);
        waitingRoom = new WaitingRoom(bench.partitions(), stores);
        gate.takeFree().forEach(waitingRoom::add);
        judge = new RoundJudge(watches, accuracies, bench.settings().retraining(), stores);
        bench.standing().took(judge.file());
        context.schedule(BETWEEN_LOOKS_FOR_LABELS, PunctuationType.WALL_CLOCK_TIME, nowMs -> lookForLabels());
    }

    @Override
    public void close() {
        bench.standing().gaveUp();
    }

    @Override
    public void process(Record<String, byte[]> record) {
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElseGet(() -> panes.name());
        if (topic.equals(triggers.name())) {
            read(triggers, record.value()).ifPresent(judge::heard);
        } else if (topic.equals(verdicts.name())) {
            read(verdicts, record.value()).ifPresent(judge::heard);
        } else if (topic.equals(panes.name())) {
            read(record.value()).ifPresent(news -> judge(gate.after(news)));
        } else {
            readOutcome(topic, record.value()).ifPresent(this::take);
        }
    }

    private void take(OutcomeNews news) {
        if (news instanceof Known known) {
            judge(gate.after(known));
        } else if (news instanceof Slice slice) {
            accuracies.add(slice);
        }
    }

    private void judge(List<PaneNews> free) {
        free.forEach(waitingRoom::add);
        waitingRoom.takeRounds().forEach(round -> forward(judge.judge(round)));
    }

    private void lookForLabels() {
        if (waitingRoom.isQuiet()) {
            forward(judge.judgeLabels());
        }
    }

    private Optional<PaneNews> read(byte[] value) {
        return read(panes.name(), deserializer, value);
    }

    private static <V> Optional<V> read(Topic<String, V> topic, byte[] value) {
        return read(topic.name(), topic.value().deserializer(), value);
    }

    private static <V> Optional<V> read(String topic, Deserializer<V> deserializer, byte[] value) {
        try {
            return Optional.ofNullable(deserializer.deserialize(topic, value));
        } catch (SerializationException e) {
            LOG.warn("Passed over a record on {}: {}", topic, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<OutcomeNews> readOutcome(String topic, byte[] value) {
        try {
            return Optional.of(OutcomeNews.fromBytes(value));
        } catch (DamagedException e) {
            LOG.warn("Passed over a record on {}: {}", topic, e.getMessage());
            return Optional.empty();
        }
    }

    private void forward(List<Finding> findings) {
        bench.standing().found(findings, judge.file());
        findings.forEach(
                finding -> context.forward(new Record<>(finding.key(), finding, context.currentSystemTimeMs())));
    }
}
