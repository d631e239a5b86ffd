package io.plumbline.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.plumbline.contract.rejection.RejectionReason;

/** BMP without a colour profile, neither in the file nor in another file that it names, and without an image inside. */
final class BareBmp implements BareFile {

    private static final int HEADER_SIZE_AT = 14;
    private static final int SIZE_AT = 18;
    private static final int COMPRESSION_AT = 30;
    private static final int COLOUR_SPACE_AT = 70;
    private static final int CORE_HEADER = 12;
    private static final int HEADER_WITH_COLOUR_SPACE = 108;
    private static final int JPEG_INSIDE = 4;
    private static final int PNG_INSIDE = 5;
    private static final byte[] SRGB = "BGRs".getBytes(ISO_8859_1);

    @Override
    public byte[] of(byte[] file, ExpectedSize size) throws ImageRejected {
        FileBytes bytes = new FileBytes(file);
        int headerSize = bytes.littleEndianInt(HEADER_SIZE_AT);
        if (headerSize == CORE_HEADER) {
            size.require(bytes.littleEndianShort(SIZE_AT), bytes.littleEndianShort(SIZE_AT + 2));
            return file;
        }
        // A negative height says that the rows stand from top to bottom.
        size.require(bytes.littleEndianInt(SIZE_AT), Math.abs((long) bytes.littleEndianInt(SIZE_AT + 4)));
        requirePlainPixels(bytes.littleEndianInt(COMPRESSION_AT));
        return headerSize < HEADER_WITH_COLOUR_SPACE ? file : withoutProfile(file, bytes);
    }

    private static void requirePlainPixels(int compression) throws ImageRejected {
        if (compression == JPEG_INSIDE || compression == PNG_INSIDE) {
            throw new ImageRejected(
                    RejectionReason.UNKNOWN_FORMAT,
                    "A BMP file with another image embedded (compression %d)".formatted(compression));
        }
    }

    private static byte[] withoutProfile(byte[] file, FileBytes bytes) throws ImageRejected {
        bytes.require(COLOUR_SPACE_AT + SRGB.length);
        byte[] bare = file.clone();
        System.arraycopy(SRGB, 0, bare, COLOUR_SPACE_AT, SRGB.length);
        return bare;
    }
}
