package io.plumbline.drift.monitor.labels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.apache.kafka.common.utils.Bytes;

/**
 * One second of one model.
 *
 * @param startMs its beginning, milliseconds since 1970
 * @param modelId the model, or {@link #NO_MODEL} for labels that no model can be told to have answered
 */
public record SliceKey(long startMs, String modelId) implements Comparable<SliceKey> {

    public static final String NO_MODEL = "";

    static final long LENGTH_MS = 1_000;

    private static final Comparator<SliceKey> ORDER =
            Comparator.comparingLong(SliceKey::startMs).thenComparing(SliceKey::modelId);

    static SliceKey at(long timeMs, String modelId) {
        return new SliceKey(Math.floorDiv(timeMs, LENGTH_MS) * LENGTH_MS, modelId);
    }

    @Override
    public int compareTo(SliceKey other) {
        return ORDER.compare(this, other);
    }

    Bytes toBytes() {
        byte[] model = modelId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + model.length)
                .putLong(startMs)
                .put(model)
                .array());
    }

    static SliceKey fromBytes(Bytes bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes.get());
        return new SliceKey(in.getLong(), StandardCharsets.UTF_8.decode(in).toString());
    }
}
