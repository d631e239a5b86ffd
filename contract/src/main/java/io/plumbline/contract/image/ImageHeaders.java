package io.plumbline.contract.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of an image record that mean something to Plumbline, as UTF-8 text. All are optional. */
public final class ImageHeaders {

    /** The image's own id; without it the id is {@code topic-partition-offset}. */
    public static final String IMAGE_ID = "image-id";

    /** The media type of the value; without it the value's magic bytes tell. */
    public static final String CONTENT_TYPE = "content-type";

    /**
     * On an image that was rejected and is sent again: where its rejection stands, as {@code topic-partition-offset}. It changes
     * nothing; the header tells those who look that this is no new image.
     */
    public static final String REPLAY_OF = "plumbline-replay-of";

    /** The longest id that is taken for one, in bytes: ids stand in every answer, and answers must stay small. */
    public static final int LONGEST_ID_BYTES = 1024;

    private static final char REPLACEMENT = '\uFFFD';

    private ImageHeaders() {}

    /**
     * The id under which this image is answered: what its sender says, or, where that is nothing, blank, not UTF-8 or over
     * {@link #LONGEST_ID_BYTES}, its position. Of several headers the last one counts.
     */
    public static String imageId(Headers headers, SourcePosition position) {
        return value(headers, IMAGE_ID)
                .filter(bytes -> bytes.length <= LONGEST_ID_BYTES)
                .flatMap(ImageHeaders::text)
                .filter(id -> !id.isBlank())
                .orElseGet(position::toString);
    }

    /**
     * The media type that the sender declared, as text: it may name a type that nobody knows. Bytes that are no UTF-8 show
     * as U+FFFD.
     */
    public static Optional<String> contentType(Headers headers) {
        return value(headers, CONTENT_TYPE).map(bytes -> new String(bytes, UTF_8));
    }

    private static Optional<byte[]> value(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(Header::value);
    }

    /** Decoding replaces what is no UTF-8, so only text that holds a replacement can have come of such bytes. */
    private static Optional<String> text(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || Arrays.equals(text.getBytes(UTF_8), bytes)
                ? Optional.of(text)
                : Optional.empty();
    }
}
