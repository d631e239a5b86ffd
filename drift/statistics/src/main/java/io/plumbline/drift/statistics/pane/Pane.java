package io.plumbline.drift.statistics.pane;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;

/**
 * A run of predictions of one model as counts per feature and bin, with when and where it came from. Immutable. Panes of
 * different images merge by {@link #plus}, and in any order and grouping give the same bits.
 *
 * @param binning the {@link Binning#fingerprint()} of the bins counted in; panes of different bins do not merge
 * @param counts how many images fell into each bin
 * @param origin when and where the images came from
 */
public record Pane(int binning, BinCounts counts, Origin origin) {

    private static final Envelope ENVELOPE = new Envelope("drift pane", "PLPN", 1);

    public Pane {
        if ((counts.images() == 0) != origin.offsets().isEmpty()) {
            throw new IllegalArgumentException(
                    "A pane of %d images cannot come from the offsets %s".formatted(counts.images(), origin.offsets()));
        }
    }

    /** A pane without images, which added to another changes nothing. */
    public static Pane empty(Binning binning) {
        return new Pane(binning.fingerprint(), BinCounts.empty(binning.featureCount()), Origin.nowhere());
    }

    /** How many images were counted; w in the formulas. */
    public int images() {
        return counts.images();
    }

    /**
     * This pane and another one, of other images, as one.
     *
     * @throws IllegalArgumentException if the other was counted in other bins
     */
    public Pane plus(Pane other) {
        if (binning != other.binning) {
            throw new IllegalArgumentException(
                    "Panes counted in different bins (%08x and %08x) do not add up".formatted(binning, other.binning));
        }
        return new Pane(binning, counts.plus(other.counts), origin.plus(other.origin));
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(this::writeTo);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static Pane fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, Pane::readFrom);
    }

    /** Writes the pane as a part of something larger. */
    public void writeTo(BytesOut out) {
        out.writeInt(binning);
        counts.writeTo(out);
        origin.writeTo(out);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Pane readFrom(BytesIn in) {
        return new Pane(in.readInt(), BinCounts.readFrom(in), Origin.readFrom(in));
    }
}
