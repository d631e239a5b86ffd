package io.plumbline.app.rejections;

import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record of {@code images-dlq}.
 *
 * @param message as it stands there
 * @param rejection what its headers say
 */
public record RejectedImage(ConsumerRecord<byte[], byte[]> message, Rejection rejection) {

    /** Where it stands on {@code images-dlq}, as the commands take it. */
    public Place place() {
        return new Place(message.partition(), message.offset());
    }

    /** When it was rejected. */
    public Instant time() {
        return Instant.ofEpochMilli(message.timestamp());
    }

    /**
     * Whether the image itself is here. One that would not have fitted was left on {@code images}, and has no value here; the
     * other reason to have none is that it never had one.
     */
    public boolean isWhole() {
        return message.value() != null || rejection.reason() == RejectionReason.EMPTY;
    }
}
