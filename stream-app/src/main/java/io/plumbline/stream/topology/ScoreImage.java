package io.plumbline.stream.topology;

import io.plumbline.contract.image.SourcePosition;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Sends each image's one reply on its way, and a shadow's beside it. */
final class ScoreImage extends ContextualProcessor<byte[], Arrival, byte[], Object> {

    private final Replies replies;

    ScoreImage(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void process(Record<byte[], Arrival> image) {
        RecordMetadata metadata = context().recordMetadata().orElseThrow();
        SourcePosition source = new SourcePosition(metadata.topic(), metadata.partition(), metadata.offset());
        replies.to(image, source).forEach(reply -> context().forward(reply.record(), reply.sink()));
    }
}
