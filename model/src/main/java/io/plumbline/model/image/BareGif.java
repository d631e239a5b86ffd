package io.plumbline.model.image;

/** GIF with its first frame alone: no comments, no application data, no further frames. */
final class BareGif implements BareFile {

    private static final int HEADER_BYTES = 13;
    private static final int DESCRIPTOR_BYTES = 10;
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int HAS_COLOURS = 0x80;

    @Override
    public byte[] of(byte[] file, ExpectedSize size) throws ImageRejected {
        FileBytes bytes = new FileBytes(file);
        KeptBytes kept = new KeptBytes(file);
        int at = HEADER_BYTES + coloursBytes(bytes.unsignedByte(10));
        bytes.require(at);
        kept.keep(0, at);
        while (bytes.unsignedByte(at) == EXTENSION) {
            int end = endOfBlocks(bytes, at + 2);
            if (bytes.unsignedByte(at + 1) == GRAPHIC_CONTROL) {
                kept.keep(at, end);
            }
            at = end;
        }
        if (bytes.unsignedByte(at) != IMAGE) {
            throw FileBytes.damaged("a block begins with %02x".formatted(bytes.unsignedByte(at)));
        }
        size.require(bytes.littleEndianShort(at + 5), bytes.littleEndianShort(at + 7));
        int codeSizeAt = at + DESCRIPTOR_BYTES + coloursBytes(bytes.unsignedByte(at + 9));
        kept.keep(at, endOfBlocks(bytes, codeSizeAt + 1));
        return kept.toArray();
    }

    /** Of the table of colours that these flags announce. */
    private static int coloursBytes(int flags) {
        return (flags & HAS_COLOURS) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int endOfBlocks(FileBytes bytes, int from) throws ImageRejected {
        int at = from;
        int length = bytes.unsignedByte(at);
        while (length > 0) {
            at += 1 + length;
            length = bytes.unsignedByte(at);
        }
        return at + 1;
    }
}
