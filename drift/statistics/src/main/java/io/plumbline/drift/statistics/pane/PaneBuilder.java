package io.plumbline.drift.statistics.pane;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Collects the rows of one run of predictions. Not safe for use by several threads. */
public final class PaneBuilder {

    private final Binning binning;
    private final List<byte[]> rows = new ArrayList<>();
    private final TreeMap<Integer, OffsetRange> offsets = new TreeMap<>();
    private long firstTimestampMs = Long.MAX_VALUE;
    private long lastTimestampMs = Long.MIN_VALUE;

    public PaneBuilder(Binning binning) {
        this.binning = binning;
    }

    /**
     * Adds one image.
     *
     * @param row its bin numbers as made by {@link Binning#row}; kept, not copied
     * @param partition the partition it came from
     * @param offset its offset there
     * @param timestampMs its record time, milliseconds since 1970
     */
    public PaneBuilder add(byte[] row, int partition, long offset, long timestampMs) {
        rows.add(row);
        offsets.merge(partition, new OffsetRange(offset, offset), OffsetRange::plus);
        firstTimestampMs = Math.min(firstTimestampMs, timestampMs);
        lastTimestampMs = Math.max(lastTimestampMs, timestampMs);
        return this;
    }

    /** The pane of all images added so far. */
    public Pane build() {
        return new Pane(
                binning.fingerprint(),
                BinCounts.of(binning.featureCount(), rows),
                new Origin(firstTimestampMs, lastTimestampMs, offsets));
    }
}
