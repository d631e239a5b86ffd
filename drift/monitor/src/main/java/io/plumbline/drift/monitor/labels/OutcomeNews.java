package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;

/** What the places where labels meet predictions tell the judge. */
public sealed interface OutcomeNews {

    /** More of one second of one model. */
    record Slice(SliceKey key, SliceSums sums) implements OutcomeNews {}

    /**
     * All that one partition of predictions, and of labels, brought up to some time has come to one of these places.
     *
     * @param place its number
     * @param source the partition
     * @param atMs milliseconds since 1970
     */
    record Known(int place, int source, long atMs) implements OutcomeNews {}

    /** As bytes: sealed, and versioned. */
    static byte[] toBytes(OutcomeNews news) {
        return Codec.ENVELOPE.seal(out -> Codec.write(news, out));
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    static OutcomeNews fromBytes(byte[] bytes) {
        return Codec.ENVELOPE.open(bytes, Codec::read);
    }

    /** The bytes. */
    final class Codec {

        private static final Envelope ENVELOPE = new Envelope("news of outcomes", "PLON", 1);
        private static final int SLICE = 1;
        private static final int KNOWN = 2;

        private Codec() {}

        private static void write(OutcomeNews news, BytesOut out) {
            if (news instanceof Slice slice) {
                out.writeByte(SLICE);
                out.writeLong(slice.key().startMs());
                out.writeString(slice.key().modelId());
                slice.sums().writeTo(out);
            } else if (news instanceof Known known) {
                out.writeByte(KNOWN);
                out.writeCount(known.place());
                out.writeCount(known.source());
                out.writeLong(known.atMs());
            }
        }

        private static OutcomeNews read(BytesIn in) {
            int kind = in.readByte();
            return switch (kind) {
                case SLICE -> new Slice(new SliceKey(in.readLong(), in.readString()), SliceSums.readFrom(in));
                case KNOWN -> new Known(in.readCount(), in.readCount(), in.readLong());
                default -> throw new IllegalArgumentException("kind %d is unknown".formatted(kind));
            };
        }
    }
}
