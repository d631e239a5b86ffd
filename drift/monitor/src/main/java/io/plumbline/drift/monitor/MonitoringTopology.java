package io.plumbline.drift.monitor;

import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.judging.Finding;
import io.plumbline.drift.monitor.judging.Finding.Alerted;
import io.plumbline.drift.monitor.judging.Finding.Reported;
import io.plumbline.drift.monitor.judging.Finding.Requested;
import io.plumbline.drift.monitor.judging.JudgePanes;
import io.plumbline.drift.monitor.judging.JudgePanes.Bench;
import io.plumbline.drift.monitor.labels.ImageNews;
import io.plumbline.drift.monitor.labels.LabelBranch;
import io.plumbline.drift.monitor.panes.CollectPanes;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.panes.SaneTime;
import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import io.plumbline.drift.monitor.predictions.ReadPredictions;
import io.plumbline.drift.monitor.references.References;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The monitoring topology: predictions → panes → reports, alerts and requests for a new model. Panes go through {@code
 * drift-panes}, a topic of one partition, so that one judge sees all partitions. Labels, if they are read, meet predictions on
 * a way of their own ({@link LabelBranch}) and come to the same judge. Nothing in it depends on when or how often it
 * runs, but that the wall clock closes what is silent.
 */
public final class MonitoringTopology {

    private MonitoringTopology() {}

    /**
     * Builds it.
     *
     * @param topics what is read
     * @param output under which prefix panes, reports, alerts and requests are written: the same, but in a replay
     * @param settings how predictions are collected and judged
     * @param references what is normal for each model; safe for use by several threads
     * @param tallies counts what is not judged
     * @param clock only to refuse time stamps from the future
     */
    public static Topology build(
            Topics topics,
            Topics output,
            MonitorSettings settings,
            References references,
            Tallies tallies,
            InstantSource clock) {
        StreamsBuilder builder = new StreamsBuilder();

        KStream<byte[], BinnedPrediction> predictions = builder.stream(
                        topics.predictions().name(), records("predictions", clock))
                .process(ReadPredictions.supplier(topics, references, tallies.skipped()), Named.as("read-predictions"));
        LabelBranch labels = new LabelBranch(
                topics.labels(),
                new SaneTime(clock),
                settings.partitions(),
                settings.labels(),
                references,
                tallies.labels());
        Optional<KStream<String, ImageNews>> answers =
                settings.labels().areRead() ? Optional.of(labels.answers(predictions)) : Optional.empty();

        // Where labels have more partitions than predictions, the tasks of the others hear of no prediction, ever.
        KStream<String, PaneNews> panes = predictions
                .process(CollectPanes.supplier(settings.panes(), references), Named.as("collect-panes"))
                .filter((modelId, news) -> news.partition() < settings.partitions(), Named.as("of-predictions"));
        panes.to(
                output.driftPanes().name(),
                Produced.with(Serdes.String(), new PaneNewsSerde()).withName("to-drift-panes"));

        KStream<String, byte[]> heard = builder.stream(
                List.of(
                        output.driftPanes().name(),
                        output.retrainingTriggers().name(),
                        output.retrainingVerdicts().name()),
                Consumed.with(output.driftPanes().key(), output.driftPanes().value())
                        .withName("drift-panes"));
        KStream<String, Finding> findings = answers.map(
                        some -> heard.merge(labels.outcomes(builder, some, panes), Named.as("and-outcomes")))
                .orElse(heard)
                .process(
                        JudgePanes.supplier(new Bench(
                                topics.images().name(),
                                output,
                                settings.partitions(),
                                settings.places(),
                                settings.judging(),
                                settings.judges(),
                                references,
                                tallies.skipped(),
                                tallies.standing())),
                        Named.as("judge-panes"));

        send(findings, Reported.class, Reported::report, output.driftReports());
        send(findings, Alerted.class, Alerted::alert, output.driftAlerts());
        send(findings, Requested.class, Requested::trigger, output.retrainingTriggers());
        return builder.build();
    }

    private static Consumed<byte[], byte[]> records(String name, InstantSource clock) {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(new SaneTime(clock))
                .withName(name);
    }

    private static <F extends Finding, V> void send(
            KStream<String, Finding> findings, Class<F> kind, Function<F, V> value, Topic<String, V> topic) {
        String what = kind.getSimpleName().toLowerCase(Locale.ROOT);
        findings.filter((key, finding) -> kind.isInstance(finding), Named.as("only-" + what))
                .mapValues(finding -> value.apply(kind.cast(finding)), Named.as("what-is-" + what))
                .to(topic.name(), Produced.with(topic.key(), topic.value()).withName("to-" + what));
    }
}
