package io.plumbline.contract.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header in which an answer keeps its image's own time stamp, where the answer could not bear it: in milliseconds
 * since 1970, as decimal digits. An answer without it bears the time stamp of its image.
 */
public final class OriginalTimestamp {

    /** The header's name. */
    public static final String NAME = "plumbline-original-timestamp";

    private OriginalTimestamp() {}

    /** Notes this time stamp, in place of any that an earlier answer left there. */
    public static void write(Headers headers, long timestamp) {
        remove(headers);
        headers.add(NAME, Long.toString(timestamp).getBytes(UTF_8));
    }

    /** Takes the header away, if there is one. */
    public static void remove(Headers headers) {
        headers.remove(NAME);
    }

    /** The time stamp that was noted; empty if there is none, or something that is no number. */
    public static OptionalLong read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(header.value(), UTF_8)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
