package io.plumbline.drift.monitor.labels;

import io.plumbline.contract.prediction.Prediction;
import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Takes from each prediction what its label will be held against, under the image's id. */
final class ToAnswers implements Processor<byte[], BinnedPrediction, String, ImageNews> {

    private final References references;
    private ProcessorContext<String, ImageNews> context;

    ToAnswers(References references) {
        this.references = references;
    }

    @Override
    public void init(ProcessorContext<String, ImageNews> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(Record<byte[], BinnedPrediction> record) {
        Prediction prediction = record.value().prediction();
        references
                .known(prediction.modelId())
                .flatMap(model -> answer(prediction, model, record.timestamp()))
                .ifPresent(answer ->
                        context.forward(new Record<>(prediction.imageId(), answer, context.currentSystemTimeMs())));
    }

    /** Nothing where the label is none of the model's own: then the prediction is not the model's. */
    private static Optional<Answer> answer(Prediction prediction, Reference.Known model, long stampMs) {
        return model.classes().number(prediction.label()).stream()
                .mapToObj(predicted -> new Answer(
                        prediction.modelId(),
                        predicted,
                        confidence(prediction, model),
                        prediction.source().partition(),
                        prediction.source().offset(),
                        stampMs))
                .findFirst();
    }

    private static ConfidenceSums confidence(Prediction prediction, Reference.Known model) {
        return model.accuracy()
                .filter(reference ->
                        reference.classes() == prediction.probabilities().size())
                .map(reference -> reference.sums(prediction.probabilities().toArray()))
                .orElseGet(ConfidenceSums::empty);
    }
}
