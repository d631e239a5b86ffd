package io.plumbline.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * PNG with its header, palette, transparency and image data alone: no text, no colour profile, no further frames, and the
 * image data in one chunk. Checksums of what is kept are verified.
 */
final class BarePng implements BareFile {

    private static final int SIGNATURE_BYTES = 8;
    private static final int HEADER_BYTES = 13;
    private static final int LENGTH_AND_TYPE_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;
    private static final int ANCILLARY = 0x20;
    private static final int IHDR = type("IHDR");
    private static final int PLTE = type("PLTE");
    private static final int TRNS = type("tRNS");
    private static final int IDAT = type("IDAT");
    private static final int IEND = type("IEND");

    private static int type(String name) {
        byte[] letters = name.getBytes(ISO_8859_1);
        return (letters[0] << 24) | (letters[1] << 16) | (letters[2] << 8) | letters[3];
    }

    @Override
    public byte[] of(byte[] file, ExpectedSize size) throws ImageRejected {
        FileBytes bytes = new FileBytes(file);
        requireHeader(bytes, size);
        KeptBytes kept = new KeptBytes(file);
        kept.keep(0, SIGNATURE_BYTES);
        int at = SIGNATURE_BYTES;
        int dataChunks = 0;
        while (true) {
            int type = bytes.bigEndianInt(at + 4);
            int end = endOf(bytes, at);
            if (isNeeded(type)) {
                requireChecksum(file, bytes, at, end);
                kept.keep(at, end);
            } else if (type != IEND && ((type >>> 24) & ANCILLARY) == 0) {
                throw FileBytes.damaged("a chunk without which it cannot be shown, %08x, is not known".formatted(type));
            }
            if (type == IDAT) {
                dataChunks++;
            }
            if (type == IEND) {
                kept.keep(at, end);
                return dataChunks > 1 ? withOneDataChunk(kept.toArray()) : kept.toArray();
            }
            at = end;
        }
    }

    private static void requireHeader(FileBytes bytes, ExpectedSize size) throws ImageRejected {
        int length = bytes.bigEndianInt(SIGNATURE_BYTES);
        if (bytes.bigEndianInt(SIGNATURE_BYTES + 4) != IHDR || length != HEADER_BYTES) {
            throw FileBytes.damaged("it does not begin with a header of %d bytes".formatted(HEADER_BYTES));
        }
        int content = SIGNATURE_BYTES + LENGTH_AND_TYPE_BYTES;
        size.require(bytes.bigEndianInt(content), bytes.bigEndianInt(content + 4));
    }

    private static int endOf(FileBytes bytes, int at) throws ImageRejected {
        int length = bytes.bigEndianInt(at);
        if (length < 0) {
            throw FileBytes.damaged("a chunk has %d bytes".formatted(length & 0xFFFF_FFFFL));
        }
        long end = (long) at + LENGTH_AND_TYPE_BYTES + length + CHECKSUM_BYTES;
        bytes.require(end);
        return (int) end;
    }

    /** A reader may make a buffer for each chunk, and a chunk may have no bytes. */
    private static byte[] withOneDataChunk(byte[] bare) throws ImageRejected {
        FileBytes bytes = new FileBytes(bare);
        ByteBuffer whole = ByteBuffer.allocate(bare.length);
        ByteBuffer data = ByteBuffer.allocate(bare.length).putInt(IDAT);
        whole.put(bare, 0, SIGNATURE_BYTES);
        int at = SIGNATURE_BYTES;
        while (bytes.bigEndianInt(at + 4) != IEND) {
            int end = endOf(bytes, at);
            if (bytes.bigEndianInt(at + 4) == IDAT) {
                int content = at + LENGTH_AND_TYPE_BYTES;
                data.put(bare, content, end - CHECKSUM_BYTES - content);
            } else {
                whole.put(bare, at, end - at);
            }
            at = end;
        }
        CRC32 checksum = new CRC32();
        checksum.update(data.flip());
        whole.putInt(data.limit() - Integer.BYTES).put(data.rewind()).putInt((int) checksum.getValue());
        whole.put(bare, at, bare.length - at);
        return Arrays.copyOf(whole.array(), whole.position());
    }

    private static boolean isNeeded(int type) {
        return type == IHDR || type == PLTE || type == TRNS || type == IDAT;
    }

    private static void requireChecksum(byte[] file, FileBytes bytes, int at, int end) throws ImageRejected {
        CRC32 checksum = new CRC32();
        checksum.update(file, at + 4, end - CHECKSUM_BYTES - at - 4);
        int stated = bytes.bigEndianInt(end - CHECKSUM_BYTES);
        if ((int) checksum.getValue() != stated) {
            throw FileBytes.damaged(
                    "a chunk's checksum is %08x; it states %08x".formatted(checksum.getValue(), stated));
        }
    }
}
