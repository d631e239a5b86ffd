package io.plumbline.drift.monitor.panes;

import java.nio.ByteBuffer;

/**
 * One prediction in an open pane.
 *
 * @param imagePartition where the image stands on {@code images}
 * @param imageOffset its offset there
 * @param timeMs the partition's clock when the prediction came, milliseconds since 1970
 * @param rarity how far out in the reference its features lie
 * @param bins one bin number per feature; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // made once per prediction and never compared
record PaneRow(int imagePartition, long imageOffset, long timeMs, float rarity, byte[] bins) {

    private static final int HEAD_BYTES = Integer.BYTES + 2 * Long.BYTES + Float.BYTES;

    byte[] toBytes() {
        return ByteBuffer.allocate(HEAD_BYTES + bins.length)
                .putInt(imagePartition)
                .putLong(imageOffset)
                .putLong(timeMs)
                .putFloat(rarity)
                .put(bins)
                .array();
    }

    static PaneRow fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] bins = new byte[bytes.length - HEAD_BYTES];
        PaneRow row = new PaneRow(in.getInt(), in.getLong(), in.getLong(), in.getFloat(), bins);
        in.get(bins);
        return row;
    }
}
