package io.plumbline.drift.monitor.predictions;

import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.references.References;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Reads each prediction once, for all that follows. */
public final class ReadPredictions implements Processor<byte[], byte[], byte[], BinnedPrediction> {

    private final PredictionReader reader;
    private ProcessorContext<byte[], BinnedPrediction> context;

    private ReadPredictions(PredictionReader reader) {
        this.reader = reader;
    }

    /** Supplies one for each partition. */
    public static ProcessorSupplier<byte[], byte[], byte[], BinnedPrediction> supplier(
            Topics topics, References references, SkippedPredictions skipped) {
        return () -> new ReadPredictions(new PredictionReader(topics, references, skipped));
    }

    @Override
    public void init(ProcessorContext<byte[], BinnedPrediction> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        reader.read(record.value(), record.headers(), record.timestamp())
                .ifPresent(binned -> context.forward(new Record<>(record.key(), binned, record.timestamp())));
    }
}
