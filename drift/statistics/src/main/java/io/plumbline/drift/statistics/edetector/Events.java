package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.ks.Direction;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Chooses the events that are bet on, and the limit of each. */
final class Events {

    /** The most edges of a feature that are bet on. */
    private static final int MAX_EDGES = 31;

    /** The probability that any limit of any feature is too small. */
    private static final double LEVEL = 0.001;

    private final BinCounts reference;
    private final double tolerance;
    private final double levelEach;

    private Events(BinCounts reference, double tolerance) {
        this.reference = reference;
        this.tolerance = tolerance;
        this.levelEach = LEVEL / (2.0 * MAX_EDGES * reference.featureCount());
    }

    /** For each feature all events whose limit is below 1, by edge and side; always at least one. */
    static List<List<Event>> of(Binning binning, BinCounts reference, double tolerance) {
        Events events = new Events(reference, tolerance);
        return IntStream.range(0, binning.featureCount())
                .mapToObj(feature ->
                        events.ofFeature(feature, binning.bins(feature).edgeCount()))
                .toList();
    }

    /** A CRC-32 of the events and their limits, and so also of the tolerance, the same on every machine. */
    static int fingerprint(List<List<Event>> events) {
        CRC32 crc = new CRC32();
        ByteBuffer buffer = ByteBuffer.allocate(3 * Integer.BYTES + Double.BYTES);
        for (Event event : events.stream().flatMap(List::stream).toList()) {
            buffer.clear()
                    .putInt(event.feature())
                    .putInt(event.bin())
                    .putInt(event.side() == Direction.DOWN ? -1 : 1)
                    .putDouble(event.limit());
            crc.update(buffer.array());
        }
        return (int) crc.getValue();
    }

    private List<Event> ofFeature(int feature, int edgeCount) {
        List<Event> events = new ArrayList<>();
        int below = 0;
        for (int bin = 0; bin < edgeCount; bin++) {
            below += reference.count(feature, bin);
            if (isBetOn(bin, edgeCount)) {
                for (Direction side : Direction.values()) {
                    double limit = limit(side == Direction.DOWN ? below : reference.images() - below);
                    if (limit < 1) {
                        events.add(new Event(feature, bin, side, (double) below / reference.images(), limit));
                    }
                }
            }
        }
        return events;
    }

    /** All edges if they are few; else every second, from the second on. */
    static boolean isBetOn(int bin, int edgeCount) {
        return edgeCount <= MAX_EDGES || (bin % 2 == 1 && bin < 2 * MAX_EDGES);
    }

    private double limit(int hits) {
        double tolerated = (double) hits / reference.images() + tolerance;
        return Math.max(ClopperPearson.upperLimit(hits, reference.images(), levelEach), tolerated);
    }
}
