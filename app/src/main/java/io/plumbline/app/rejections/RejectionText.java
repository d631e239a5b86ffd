package io.plumbline.app.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.check.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;

/** One rejection for people to read. What a stranger sent is shown as an excerpt, and in hexadecimal if it is no text. */
public final class RejectionText {

    private static final int MOST_HEX_BYTES = 32;

    private RejectionText() {}

    /** Some lines, without the last line break. */
    public static String of(RejectedImage image) {
        StringBuilder text = new StringBuilder();
        line(text, "rejection", image.message().topic() + " " + image.place());
        line(text, "image id", Excerpt.of(image.rejection().imageId()));
        line(text, "reason", image.rejection().reason().name());
        line(text, "detail", Excerpt.of(image.rejection().detail()));
        line(
                text,
                "rejected",
                image.time() + ", by version " + Excerpt.of(image.rejection().version()));
        line(text, "source", image.rejection().source().toString());
        line(text, "key", shown(image.message().key()));
        byte[] value = image.message().value();
        line(text, "value", value == null ? "none" : "%,d bytes".formatted(value.length));
        for (Header header : image.message().headers()) {
            line(text, "header", Excerpt.of(header.key()) + ": " + shown(header.value()));
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-10s %s%n".formatted(name, value));
    }

    private static String shown(byte[] bytes) {
        if (bytes == null) {
            return "none";
        }
        try {
            return Excerpt.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            String hex = HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, MOST_HEX_BYTES)));
            return "0x%s%s (%,d bytes)".formatted(hex, bytes.length > MOST_HEX_BYTES ? "…" : "", bytes.length);
        }
    }
}
