package io.plumbline.app.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.topic.Topics;
import org.apache.kafka.common.header.Header;

/** Which rejections can be replayed at all. */
public final class Replayable {

    /** What a record takes beside its bytes, generously; replays add a header of their own. */
    private static final int RECORD_OVERHEAD_BYTES = 512;

    private static final int HEADER_OVERHEAD_BYTES = 16;

    private Replayable() {}

    /** Whether the whole image is on {@code images-dlq}, and fits on {@code images}. */
    public static boolean is(RejectedImage image) {
        return image.isWhole() && bytes(image) <= Topics.LARGEST_IMAGE_RECORD_BYTES;
    }

    private static long bytes(RejectedImage image) {
        long bytes = (long) RECORD_OVERHEAD_BYTES
                + Math.max(0, image.message().serializedKeySize())
                + Math.max(0, image.message().serializedValueSize());
        for (Header header : image.message().headers()) {
            if (!header.key().startsWith(Replay.OWN_HEADERS)) {
                bytes += HEADER_OVERHEAD_BYTES + header.key().getBytes(UTF_8).length + length(header.value());
            }
        }
        return bytes;
    }

    private static long length(byte[] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
