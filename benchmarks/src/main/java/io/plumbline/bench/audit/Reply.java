package io.plumbline.bench.audit;

import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An answer to one image, of either kind.
 *
 * @param imageId whom it answers
 * @param source where it says that the image stands
 */
public record Reply(String imageId, SourcePosition source) {

    /** Reads a record of {@code predictions} or {@code images-dlq}. */
    public static Reply of(ConsumerRecord<byte[], byte[]> record, Topics topics) {
        if (record.topic().equals(topics.rejections().name())) {
            Rejection rejection = Rejection.read(record.headers());
            return new Reply(rejection.imageId(), rejection.source());
        }
        Prediction prediction = Json.read(record.value(), Prediction.class);
        return new Reply(prediction.imageId(), prediction.source());
    }
}
