package io.plumbline.drift.statistics.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** A growing, big-endian byte array to write values to; {@link BytesIn} reads them back in the same order. */
public final class BytesOut {

    private ByteBuffer buffer = ByteBuffer.allocate(256);

    BytesOut() {}

    public void writeByte(int value) {
        room(Byte.BYTES).put((byte) value);
    }

    public void writeInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    public void writeLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    public void writeFloat(float value) {
        room(Float.BYTES).putFloat(value);
    }

    public void writeDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    /** Writes the array's length and then its values, bit for bit. */
    public void writeDoubles(double[] values) {
        writeCount(values.length);
        ByteBuffer target = room(values.length * Double.BYTES);
        target.asDoubleBuffer().put(values);
        target.position(target.position() + values.length * Double.BYTES);
    }

    /** Writes a number from 0 on in as few bytes as it needs: seven bits a byte, lowest first. */
    public void writeCount(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("A count is 0 or more, not %d".formatted(value));
        }
        ByteBuffer target = room(5);
        int rest = value;
        while (rest >= 0x80) {
            target.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        target.put((byte) rest);
    }

    public void writeString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        writeCount(utf8.length);
        writeBytes(utf8);
    }

    void writeBytes(byte[] bytes) {
        room(bytes.length).put(bytes);
    }

    int size() {
        return buffer.position();
    }

    /** Overwrites what was written at a place. */
    void setInt(int at, int value) {
        buffer.putInt(at, value);
    }

    /** The CRC-32 of all that was written. */
    int checksum() {
        return checksum(buffer.array(), buffer.position());
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int size = Math.max(Math.multiplyExact(buffer.capacity(), 2), Math.addExact(buffer.position(), bytes));
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), size)).position(buffer.position());
        }
        return buffer;
    }
}
