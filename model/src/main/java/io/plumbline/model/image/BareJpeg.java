package io.plumbline.model.image;

import io.plumbline.contract.rejection.RejectionReason;

/**
 * JPEG without comments and application data but those that say how colours are coded (JFIF and Adobe): no EXIF, no
 * thumbnails, no colour profile. Scans are counted, since each one of a progressive file makes work for the whole image
 * however few bytes it has.
 */
final class BareJpeg implements BareFile {

    private static final int MARKER = 0xFF;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_CONDITIONS = 0xCC;
    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int ADOBE = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int JFIF = 0x4A464946;

    @Override
    public byte[] of(byte[] file, ExpectedSize size) throws ImageRejected {
        FileBytes bytes = new FileBytes(file);
        KeptBytes kept = new KeptBytes(file);
        kept.keep(0, 2);
        int scans = 0;
        boolean framed = false;
        int at = skipFill(file, 2);
        while (true) {
            int name = markerAt(bytes, at);
            if (name == END) {
                kept.keep(at, at + 2);
                return kept.toArray();
            }
            if (isFrame(name)) {
                requireFrame(bytes, at, framed, size);
                framed = true;
            }
            int end = endOfSegment(bytes, at, name);
            if (name == SCAN) {
                requireFewer(++scans, size.limits().maxScans());
                end = endOfScan(file, end);
            }
            if (isNeeded(bytes, at, name)) {
                kept.keep(at, end);
            }
            at = skipFill(file, end);
        }
    }

    private static int markerAt(FileBytes bytes, int at) throws ImageRejected {
        int name = bytes.unsignedByte(at + 1);
        if (bytes.unsignedByte(at) != MARKER || name == 0 || name == MARKER || name == START) {
            throw FileBytes.damaged("there is no marker at byte %d".formatted(at));
        }
        return name;
    }

    private static boolean isFrame(int name) {
        return name >= FIRST_FRAME
                && name <= LAST_FRAME
                && name != HUFFMAN_TABLES
                && name != EXTENSION
                && name != ARITHMETIC_CONDITIONS;
    }

    private static void requireFrame(FileBytes bytes, int at, boolean framed, ExpectedSize size) throws ImageRejected {
        if (framed) {
            throw FileBytes.damaged("it has two frames");
        }
        size.require(bytes.bigEndianShort(at + 7), bytes.bigEndianShort(at + 5));
        int components = bytes.unsignedByte(at + 9);
        if (components != 1 && components != 3) {
            throw new ImageRejected(
                    RejectionReason.UNKNOWN_FORMAT,
                    "Its %d colours are neither grey nor red, green and blue".formatted(components));
        }
    }

    private static int endOfSegment(FileBytes bytes, int at, int name) throws ImageRejected {
        if ((name >= FIRST_RESTART && name <= LAST_RESTART) || name == 1) {
            return at + 2;
        }
        int length = bytes.bigEndianShort(at + 2);
        if (length < 2) {
            throw FileBytes.damaged("a segment at byte %d has %d bytes".formatted(at, length));
        }
        bytes.require(at + 2L + length);
        return at + 2 + length;
    }

    private static void requireFewer(int scans, int most) throws ImageRejected {
        if (scans > most) {
            throw new ImageRejected(
                    RejectionReason.TOO_LARGE, "It has more than %d scans, and no more are decoded".formatted(most));
        }
    }

    private static int endOfScan(byte[] file, int from) throws ImageRejected {
        for (int at = from; at + 1 < file.length; at++) {
            if (file[at] == (byte) MARKER && endsScan(Byte.toUnsignedInt(file[at + 1]))) {
                return at;
            }
        }
        throw FileBytes.damaged("it ends within a scan");
    }

    private static boolean endsScan(int name) {
        return name != 0 && name != MARKER && (name < FIRST_RESTART || name > LAST_RESTART);
    }

    private static int skipFill(byte[] file, int from) {
        int at = from;
        while (at + 1 < file.length && file[at] == (byte) MARKER && file[at + 1] == (byte) MARKER) {
            at++;
        }
        return at;
    }

    private static boolean isNeeded(FileBytes bytes, int at, int name) throws ImageRejected {
        if (name == FIRST_APPLICATION) {
            return bytes.bigEndianInt(at + 4) == JFIF;
        }
        return name != COMMENT && (name < FIRST_APPLICATION || name > LAST_APPLICATION || name == ADOBE);
    }
}
