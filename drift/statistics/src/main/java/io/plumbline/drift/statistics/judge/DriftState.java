package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.edetector.Evidence;
import io.plumbline.drift.statistics.rolling.RollingState;

/**
 * All that a {@link DriftJudge} remembers from pane to pane; storing it after each pane is enough to go on elsewhere as if
 * nothing had happened. Immutable.
 *
 * @param binning the fingerprint of the bins that everything in here was counted in
 * @param rolling what the rolling test remembers
 * @param evidence what the e-detector has gathered since it last started afresh
 * @param calmImages how many images were judged since the last judgement that was confirmed or not calm
 * @param imagesSeen how many images were judged
 */
public record DriftState(int binning, RollingState rolling, Evidence evidence, long calmImages, long imagesSeen) {

    private static final Envelope ENVELOPE = new Envelope("drift state", "PLDS", 2);

    public DriftState {
        if (calmImages < 0 || imagesSeen < calmImages) {
            throw new IllegalArgumentException(
                    "Of %d images seen, %d cannot have been calm".formatted(imagesSeen, calmImages));
        }
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(this::writeTo);
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static DriftState fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, DriftState::readFrom);
    }

    private void writeTo(BytesOut out) {
        out.writeInt(binning);
        rolling.writeTo(out);
        evidence.writeTo(out);
        out.writeLong(calmImages);
        out.writeLong(imagesSeen);
    }

    private static DriftState readFrom(BytesIn in) {
        return new DriftState(
                in.readInt(), RollingState.readFrom(in), Evidence.readFrom(in), in.readLong(), in.readLong());
    }
}
