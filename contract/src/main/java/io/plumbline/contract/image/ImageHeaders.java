package io.plumbline.contract.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of an image record that mean something to Plumbline. All are optional. */
public final class ImageHeaders {

    /** The image's own id; without it the id is {@code topic-partition-offset}. */
    public static final String IMAGE_ID = "image-id";

    /** The media type of the value; without it the value's magic bytes tell. */
    public static final String CONTENT_TYPE = "content-type";

    private ImageHeaders() {}

    /** The id under which this image is answered. */
    public static String imageId(Headers headers, SourcePosition position) {
        return text(headers, IMAGE_ID).filter(id -> !id.isBlank()).orElseGet(position::toString);
    }

    /** The media type that the sender declared, as text: it may name a type that nobody knows. */
    public static Optional<String> contentType(Headers headers) {
        return text(headers, CONTENT_TYPE);
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }
}
