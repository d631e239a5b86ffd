package io.plumbline.contract.prediction;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The binary header in which a scored image's features travel with its prediction, for the monitor.
 *
 * <p>Layout, big endian: one byte of version (1), two bytes of count n, n floats of four bytes. The names of the
 * features stand in the manifest of the model that the prediction names.
 */
public final class FeatureHeader {

    public static final String NAME = "plumbline-features";

    private static final byte VERSION = 1;
    private static final int PREAMBLE_BYTES = 3;

    private FeatureHeader() {}

    /** Adds the features to these headers. */
    public static void write(Headers headers, FloatVector features) {
        ByteBuffer bytes = ByteBuffer.allocate(PREAMBLE_BYTES + features.size() * Float.BYTES);
        bytes.put(VERSION).putShort((short) features.size());
        for (int i = 0; i < features.size(); i++) {
            bytes.putFloat(features.get(i));
        }
        headers.add(NAME, bytes.array());
    }

    /**
     * The features that ride along, if any do.
     *
     * @throws SerializationException if there is such a header and it is damaged or of an unknown version
     */
    public static Optional<FloatVector> read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        return header == null || header.value() == null ? Optional.empty() : Optional.of(parse(header.value()));
    }

    private static FloatVector parse(byte[] value) {
        if (value.length < PREAMBLE_BYTES || value[0] != VERSION) {
            throw new SerializationException("Header %s: expected version %d, found %s"
                    .formatted(NAME, VERSION, value.length == 0 ? "nothing" : String.valueOf(value[0])));
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
