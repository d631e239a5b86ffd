package io.plumbline.contract.prediction;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The binary header in which a scored image's features travel with its prediction, for the monitor.
 *
 * <p>Layout, big endian: one byte of version (1), two bytes of count n (unsigned), n floats of four bytes. The names of
 * the features stand in the manifest of the model that the prediction names. A feature may be NaN or infinite; the
 * monitor counts such values apart.
 */
public final class FeatureHeader {

    public static final String NAME = "plumbline-features";

    /** The most features that fit. */
    public static final int MOST_FEATURES = 0xFFFF;

    private static final byte VERSION = 1;
    private static final int PREAMBLE_BYTES = 3;

    private FeatureHeader() {}

    /**
     * Puts the features into these headers, in place of what already passes for features there.
     *
     * @throws IllegalArgumentException if there are more than {@value #MOST_FEATURES} features
     */
    public static void write(Headers headers, FloatVector features) {
        if (features.size() > MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "Header %s: at most %d features fit, found %d".formatted(NAME, MOST_FEATURES, features.size()));
        }
        ByteBuffer bytes = ByteBuffer.allocate(PREAMBLE_BYTES + features.size() * Float.BYTES);
        bytes.put(VERSION).putShort((short) features.size());
        for (int i = 0; i < features.size(); i++) {
            bytes.putFloat(features.get(i));
        }
        headers.remove(NAME).add(NAME, bytes.array());
    }

    /**
     * The features that ride along, if any do.
     *
     * @throws SerializationException if there is such a header and it is damaged or of an unknown version
     */
    public static Optional<FloatVector> read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null ? Optional.empty() : Optional.of(parse(header.value()));
    }

    private static FloatVector parse(byte[] value) {
        if (value == null || value.length < PREAMBLE_BYTES) {
            throw new SerializationException("Header %s: expected at least %d bytes, found %s"
                    .formatted(NAME, PREAMBLE_BYTES, value == null ? "none" : String.valueOf(value.length)));
        }
        if (value[0] != VERSION) {
            throw new SerializationException(
                    "Header %s: expected version %d, found %d".formatted(NAME, VERSION, value[0]));
        }
        ByteBuffer bytes = ByteBuffer.wrap(value, 1, value.length - 1);
        int count = Short.toUnsignedInt(bytes.getShort());
        if (bytes.remaining() != count * Float.BYTES) {
            throw new SerializationException("Header %s: expected %d features in %d bytes, found %d bytes"
                    .formatted(NAME, count, count * Float.BYTES, bytes.remaining()));
        }
        float[] features = new float[count];
        bytes.asFloatBuffer().get(features);
        return FloatVector.of(features);
    }
}
