package io.plumbline.stream.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.rejection.Rejection;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Turns image records into records for {@code images-dlq}: the same key, value, time stamp and headers, and why.
 *
 * <p>A record that would be refused there would stop the stream at this image for ever. So what does not fit (it may
 * have arrived compressed) is left out, the value first, and the detail says so: the original stands on {@code images}.
 */
public final class DeadLetters {

    private static final int RECORD_OVERHEAD_BYTES = 128;
    private static final int HEADER_OVERHEAD_BYTES = 16;

    private final int maxRecordBytes;

    /**
     * Dead letters that fit the topic they go to.
     *
     * @param maxRecordBytes its {@code max.message.bytes}
     */
    public DeadLetters(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    Record<byte[], Object> of(Record<byte[], Arrival> image, Rejection rejection) {
        byte[] value = image.value().value();
        rejection.write(image.headers());
        return fits(image.key(), value, image.headers())
                ? new Record<>(image.key(), value, image.timestamp(), image.headers())
                : reduced(image, noted(rejection));
    }

    private Record<byte[], Object> reduced(Record<byte[], Arrival> image, Rejection rejection) {
        rejection.write(image.headers());
        if (fits(image.key(), null, image.headers())) {
            return new Record<>(image.key(), null, image.timestamp(), image.headers());
        }
        Headers own = new RecordHeaders();
        rejection.write(own);
        OriginalTimestamp.read(image.headers()).ifPresent(timestamp -> OriginalTimestamp.write(own, timestamp));
        byte[] key = fits(image.key(), null, own) ? image.key() : null;
        return new Record<>(key, null, image.timestamp(), own);
    }

    private boolean fits(byte[] key, byte[] value, Headers headers) {
        long bytes = RECORD_OVERHEAD_BYTES + length(key) + length(value);
        for (Header header : headers) {
            bytes += HEADER_OVERHEAD_BYTES + header.key().getBytes(UTF_8).length + length(header.value());
        }
        return bytes <= maxRecordBytes;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private Rejection noted(Rejection rejection) {
        String detail = "Not all of it is here, as it has more than %d bytes: see %s. %s"
                .formatted(maxRecordBytes, rejection.source(), rejection.detail());
        return new Rejection(rejection.imageId(), rejection.reason(), detail, rejection.source(), rejection.version());
    }
}
