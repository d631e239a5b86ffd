package io.plumbline.drift.monitor;

import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.topic.Topics;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Predictions of synthetic images, each image with its own features, whichever model looks at it.
 *
 * @param seed of the images
 */
public record PredictionRecords(Topics topics, long seed) {

    /** The value of the record: image {@code number} stands at that offset of {@code partition}. */
    public byte[] value(String modelId, int partition, long number) {
        Prediction prediction = new Prediction(
                "image-%d-%d".formatted(partition, number),
                "shoe",
                .9f,
                FloatVector.of(.9f, .1f),
                modelId,
                Optional.empty(),
                Optional.empty(),
                new SourcePosition(topics.images().name(), partition, number));
        return topics.predictions()
                .value()
                .serializer()
                .serialize(topics.predictions().name(), prediction);
    }

    /** The features that ride along, if the images' brightness has this mean. */
    public Headers headers(int partition, long number, double mean) {
        RecordHeaders headers = new RecordHeaders();
        SplittableRandom random = new SplittableRandom(seed * 31 + partition * 1_000_003L + number);
        FeatureHeader.write(headers, FloatVector.of(SyntheticModel.features(random, mean)));
        return headers;
    }
}
