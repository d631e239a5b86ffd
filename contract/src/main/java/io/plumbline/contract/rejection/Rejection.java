package io.plumbline.contract.rejection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.SourcePosition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Why one image was refused. It stands in headers of the record on {@code images-dlq}, whose key and value are the
 * original bytes; all headers are UTF-8 text, numbers in decimal digits.
 *
 * @param imageId the id under which the image is answered
 * @param reason why, to count by
 * @param detail one sentence for people, with the value that was wrong; shortened to an {@link Excerpt}, since that value
 *     is a stranger's
 * @param source where the image stands on {@code images}
 * @param version the version of Plumbline that refused it
 */
public record Rejection(String imageId, RejectionReason reason, String detail, SourcePosition source, String version) {

    public static final String IMAGE_ID = "plumbline-image-id";
    public static final String REASON = "plumbline-reason";
    public static final String DETAIL = "plumbline-detail";
    public static final String SOURCE_TOPIC = "plumbline-source-topic";
    public static final String SOURCE_PARTITION = "plumbline-source-partition";
    public static final String SOURCE_OFFSET = "plumbline-source-offset";
    public static final String VERSION = "plumbline-version";

    public Rejection {
        Require.text("imageId", imageId);
        Require.present("reason", reason);
        detail = Excerpt.of(Require.present("detail", detail));
        Require.present("source", source);
        Require.text("version", version);
    }

    /** Adds this rejection to the record's own headers, replacing what an earlier rejection left there. */
    public void write(Headers headers) {
        put(headers, IMAGE_ID, imageId);
        put(headers, REASON, reason.name());
        put(headers, DETAIL, detail);
        put(headers, SOURCE_TOPIC, source.topic());
        put(headers, SOURCE_PARTITION, Integer.toString(source.partition()));
        put(headers, SOURCE_OFFSET, Long.toString(source.offset()));
        put(headers, VERSION, version);
    }

    /**
     * Reads a rejection back.
     *
     * @throws SerializationException if one of the headers is missing or damaged
     */
    public static Rejection read(Headers headers) {
        try {
            return new Rejection(
                    get(headers, IMAGE_ID),
                    RejectionReason.valueOf(get(headers, REASON)),
                    get(headers, DETAIL),
                    new SourcePosition(
                            get(headers, SOURCE_TOPIC),
                            Integer.parseInt(get(headers, SOURCE_PARTITION)),
                            Long.parseLong(get(headers, SOURCE_OFFSET))),
                    get(headers, VERSION));
        } catch (IllegalArgumentException e) {
            throw new SerializationException("Not the headers of a rejection: " + Excerpt.of(e.getMessage()), e);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    private static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("header %s is missing".formatted(name));
        }
        return new String(header.value(), UTF_8);
    }
}
