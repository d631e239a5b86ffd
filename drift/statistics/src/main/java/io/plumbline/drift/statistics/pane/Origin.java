package io.plumbline.drift.statistics.pane;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When and where the images of a pane came from.
 *
 * @param firstTimestampMs the smallest record time, milliseconds since 1970; {@link Long#MAX_VALUE} if there is no image
 * @param lastTimestampMs the largest record time; {@link Long#MIN_VALUE} if there is no image
 * @param offsets the offsets covered, by partition
 */
public record Origin(long firstTimestampMs, long lastTimestampMs, SortedMap<Integer, OffsetRange> offsets) {

    private static final Origin NOWHERE = new Origin(Long.MAX_VALUE, Long.MIN_VALUE, new TreeMap<>());

    public Origin {
        if (offsets.isEmpty()
                ? firstTimestampMs != Long.MAX_VALUE || lastTimestampMs != Long.MIN_VALUE
                : firstTimestampMs > lastTimestampMs) {
            throw new IllegalArgumentException("Images from %s do not come between times %d and %d"
                    .formatted(offsets, firstTimestampMs, lastTimestampMs));
        }
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    public static Origin nowhere() {
        return NOWHERE;
    }

    public Origin plus(Origin other) {
        TreeMap<Integer, OffsetRange> both = new TreeMap<>(offsets);
        other.offsets.forEach((partition, range) -> both.merge(partition, range, OffsetRange::plus));
        return new Origin(
                Math.min(firstTimestampMs, other.firstTimestampMs),
                Math.max(lastTimestampMs, other.lastTimestampMs),
                both);
    }

    public void writeTo(BytesOut out) {
        out.writeLong(firstTimestampMs);
        out.writeLong(lastTimestampMs);
        out.writeCount(offsets.size());
        for (Map.Entry<Integer, OffsetRange> entry : offsets.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeLong(entry.getValue().first());
            out.writeLong(entry.getValue().last());
        }
    }

    public static Origin readFrom(BytesIn in) {
        long first = in.readLong();
        long last = in.readLong();
        TreeMap<Integer, OffsetRange> offsets = new TreeMap<>();
        for (int left = in.readCount(); left > 0; left--) {
            offsets.put(in.readInt(), new OffsetRange(in.readLong(), in.readLong()));
        }
        return new Origin(first, last, offsets);
    }
}
