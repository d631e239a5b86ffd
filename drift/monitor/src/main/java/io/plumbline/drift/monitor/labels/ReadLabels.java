package io.plumbline.drift.monitor.labels;

import io.plumbline.contract.label.Label;
import io.plumbline.contract.topic.Topic;
import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads labels, whatever they are keyed and partitioned by, and hands them on under the image's id. */
final class ReadLabels implements Processor<byte[], byte[], String, ImageNews> {

    private final Topic<String, Label> topic;
    private final Deserializer<Label> deserializer;
    private final LabelTally tally;
    private ProcessorContext<String, ImageNews> context;

    ReadLabels(Topic<String, Label> topic, LabelTally tally) {
        this.topic = topic;
        this.deserializer = topic.value().deserializer();
        this.tally = tally;
    }

    @Override
    public void init(ProcessorContext<String, ImageNews> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            forward(deserializer.deserialize(topic.name(), record.value()), record.timestamp());
        } catch (SerializationException e) {
            tally.add(LabelFate.MALFORMED, e::getMessage);
        }
    }

    private void forward(Label label, long stampMs) {
        if (label == null) {
            tally.add(LabelFate.MALFORMED, () -> "a record on %s has no value".formatted(topic.name()));
        } else if (label.imageId().length() > JoinLabels.LONGEST_TEXT
                || label.label().length() > JoinLabels.LONGEST_TEXT) {
            tally.add(LabelFate.MALFORMED, () -> "its image id or its class has over %d characters"
                    .formatted(JoinLabels.LONGEST_TEXT));
        } else {
            Truth truth = new Truth(label.label(), stampMs);
            context.forward(new Record<>(label.imageId(), truth, context.currentSystemTimeMs()));
        }
    }
}
