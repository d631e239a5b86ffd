package io.plumbline.drift.statistics.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The outside of everything this module writes, to a file, a topic or a store: four letters that say what it is, a format
 * version, the length of the content, the content, and a CRC-32 of all that. Opening refuses whatever differs from what was
 * sealed, with a {@link DamagedException} that names what was to be read and what is wrong with it.
 *
 * @param what what a person calls the content, such as "drift pane"
 * @param magic four ASCII letters
 * @param version the format version that is written and read, 1 to 255
 */
public record Envelope(String what, String magic, int version) {

    private static final int HEAD_BYTES = 4 + Byte.BYTES + Integer.BYTES;
    private static final int SEAL_BYTES = Integer.BYTES;

    public Envelope {
        if (magic.getBytes(StandardCharsets.US_ASCII).length != 4 || version < 1 || version > 255) {
            throw new IllegalArgumentException("An envelope has four letters and a version of 1 to 255, not '%s' and %d"
                    .formatted(magic, version));
        }
    }

    /** Returns what the given writer writes, sealed. */
    public byte[] seal(Consumer<BytesOut> content) {
        BytesOut out = new BytesOut();
        out.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        out.writeByte(version);
        out.writeInt(0);
        content.accept(out);
        out.setInt(HEAD_BYTES - Integer.BYTES, out.size() - HEAD_BYTES);
        out.writeInt(out.checksum());
        return out.toByteArray();
    }

    /**
     * Checks the seal and reads the content.
     *
     * @param content reads all of the content; an {@link IllegalArgumentException} it throws counts as damage
     * @throws DamagedException if the bytes are not exactly what {@link #seal} once returned for this format
     */
    public <T> T open(byte[] sealed, Function<BytesIn, T> content) {
        try {
            BytesIn in = checked(sealed);
            T value = content.apply(in);
            if (in.remaining() > 0) {
                throw new DamagedException("%d bytes follow its end".formatted(in.remaining()));
            }
            return value;
        } catch (DamagedException | IllegalArgumentException e) {
            throw new DamagedException("This %s is refused: %s".formatted(what, e.getMessage()), e);
        }
    }

    private BytesIn checked(byte[] sealed) {
        if (sealed.length < HEAD_BYTES + SEAL_BYTES) {
            throw new DamagedException(
                    "it has %d bytes, and even an empty one has %d".formatted(sealed.length, HEAD_BYTES + SEAL_BYTES));
        }
        String foundMagic = new String(sealed, 0, 4, StandardCharsets.ISO_8859_1);
        if (!foundMagic.equals(magic)) {
            throw new DamagedException("it does not begin with %s, so it is something else".formatted(magic));
        }
        int foundVersion = Byte.toUnsignedInt(sealed[4]);
        if (foundVersion != version) {
            throw new DamagedException(
                    "its format is version %d, and this Plumbline reads version %d".formatted(foundVersion, version));
        }
        ByteBuffer buffer = ByteBuffer.wrap(sealed).position(5);
        int length = buffer.getInt();
        if (length != sealed.length - HEAD_BYTES - SEAL_BYTES) {
            throw new DamagedException("it announces %d bytes of content and holds %d"
                    .formatted(length, sealed.length - HEAD_BYTES - SEAL_BYTES));
        }
        int end = HEAD_BYTES + length;
        if (BytesOut.checksum(sealed, end) != buffer.getInt(end)) {
            throw new DamagedException("its checksum does not match its content");
        }
        return new BytesIn(ByteBuffer.wrap(sealed, HEAD_BYTES, length).slice());
    }
}
