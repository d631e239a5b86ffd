package io.plumbline.drift.monitor.labels;

import io.plumbline.contract.label.Label;
import io.plumbline.contract.topic.Topic;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import io.plumbline.drift.monitor.references.References;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The part of the topology that labels pass through: predictions and labels → (by image id, through the internal topic {@code
 * by-image}) → outcomes → (through the internal topic {@code outcomes}, of one partition) → the judge.
 *
 * <p>Predictions are partitioned by the sender's key and labels by whatever their sender chose, so both are sent on by image
 * id, the predictions with what a label is held against and no more. Both are read by the same tasks, so that what is said
 * of a partition's progress is true of its predictions and of its labels.
 *
 * @param topic labels
 * @param stamps tells a label's time
 * @param partitions how many predictions have, and in how many they meet labels
 */
public record LabelBranch(
        Topic<String, Label> topic,
        TimestampExtractor stamps,
        int partitions,
        LabelSettings settings,
        References references,
        LabelTally tally) {

    /** The answers of these predictions: to be built before their panes, so that a pane's answers go before it. */
    public KStream<String, ImageNews> answers(KStream<byte[], BinnedPrediction> predictions) {
        return predictions.process(() -> new ToAnswers(references), Named.as("to-answers"));
    }

    /**
     * What labels tell, as {@link OutcomeNews} in bytes.
     *
     * @param answers as {@link #answers} made them
     * @param panes of the same predictions
     */
    public KStream<String, byte[]> outcomes(
            StreamsBuilder builder, KStream<String, ImageNews> answers, KStream<String, PaneNews> panes) {
        KStream<String, ImageNews> truths = builder.stream(
                        topic.name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(stamps)
                                .withName("labels"))
                .process(() -> new ReadLabels(topic, tally), Named.as("read-labels"));
        return answers.merge(truths, Named.as("answers-and-labels"))
                .merge(panes.process(TellProgress::new, Named.as("tell-progress")), Named.as("with-progress"))
                .repartition(Repartitioned.with(Serdes.String(), new ImageNewsSerde())
                        .withName("by-image")
                        .withNumberOfPartitions(partitions)
                        .withStreamPartitioner(new ByImage()))
                .process(JoinLabels.supplier(partitions, settings, references, tally), Named.as("join-labels"))
                .repartition(Repartitioned.with(Serdes.String(), Serdes.ByteArray())
                        .withName("outcomes")
                        .withNumberOfPartitions(1));
    }
}
