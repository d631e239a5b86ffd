package io.plumbline.drift.statistics.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link BytesOut} wrote; every method throws {@link DamagedException} where the bytes end too early. */
public final class BytesIn {

    private final ByteBuffer buffer;

    BytesIn(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    public int readByte() {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    public int readInt() {
        return need(Integer.BYTES).getInt();
    }

    public long readLong() {
        return need(Long.BYTES).getLong();
    }

    public float readFloat() {
        return need(Float.BYTES).getFloat();
    }

    public double readDouble() {
        return need(Double.BYTES).getDouble();
    }

    public double[] readDoubles() {
        double[] values = new double[readCount(Double.BYTES)];
        buffer.asDoubleBuffer().get(values);
        buffer.position(buffer.position() + values.length * Double.BYTES);
        return values;
    }

    /** Reads so many floats in a row. */
    public float[] readFloats(int count) {
        if ((long) count * Float.BYTES > buffer.remaining()) {
            throw new DamagedException(
                    "%d floats are announced where %d bytes are left".formatted(count, buffer.remaining()));
        }
        float[] values = new float[count];
        buffer.asFloatBuffer().get(values);
        buffer.position(buffer.position() + count * Float.BYTES);
        return values;
    }

    /** Reads a number written by {@link BytesOut#writeCount}. */
    public int readCount() {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = readByte();
            value |= (next & 0x7f) << shift;
            if (next < 0x80) {
                if (value < 0 || (shift == 28 && next > 7)) {
                    break;
                }
                return value;
            }
        }
        throw new DamagedException("a count is larger than %d".formatted(Integer.MAX_VALUE));
    }

    /**
     * Reads the number of elements that follow, so that damaged bytes cannot make a reader reserve more memory than they
     * could fill.
     *
     * @param bytesEach the least number of bytes that one element takes
     */
    public int readCount(int bytesEach) {
        int count = readCount();
        if ((long) count * bytesEach > buffer.remaining()) {
            throw new DamagedException("%d elements of %d bytes or more are announced where %d bytes are left"
                    .formatted(count, bytesEach, buffer.remaining()));
        }
        return count;
    }

    public String readString() {
        byte[] utf8 = new byte[readCount(Byte.BYTES)];
        buffer.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    int remaining() {
        return buffer.remaining();
    }

    private ByteBuffer need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw new DamagedException("%d bytes are needed where %d are left".formatted(bytes, buffer.remaining()));
        }
        return buffer;
    }
}
