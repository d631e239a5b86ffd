package io.plumbline.trainer.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/** What came out of a stream that should hold a known number of bytes. */
final class ExactBytes {

    private static final int CHUNK_BYTES = 1 << 16;

    private final byte[] values;
    private final long found;
    private final Optional<String> damage;

    private ExactBytes(byte[] values, long found, Optional<String> damage) {
        this.values = values;
        this.found = found;
        this.damage = damage;
    }

    /** Reads the stream to its end, past the expected number of bytes if it goes on. */
    static ExactBytes read(InputStream in, int expected) throws IOException {
        return read(in, expected, new byte[CHUNK_BYTES]);
    }

    /** Reads no further than to the expected number of bytes. */
    static ExactBytes readFirst(InputStream in, int expected) throws IOException {
        return read(in, expected, new byte[0]);
    }

    private static ExactBytes read(InputStream in, int expected, byte[] surplus) throws IOException {
        byte[] values = new byte[expected];
        long found = 0;
        try {
            int read;
            while ((found < expected || surplus.length > 0) && (read = next(in, values, found, surplus)) >= 0) {
                found += read;
            }
            return new ExactBytes(values, found, Optional.empty());
        } catch (EOFException | ZipException e) {
            return new ExactBytes(values, found, Optional.of(damage(e)));
        }
    }

    private static int next(InputStream in, byte[] values, long found, byte[] surplus) throws IOException {
        return found < values.length ? in.read(values, (int) found, values.length - (int) found) : in.read(surplus);
    }

    /** What a decompressor complains about. */
    static String damage(IOException e) {
        return e instanceof EOFException ? "the compressed stream ends early" : e.getMessage();
    }

    /** As many as were expected, not copied; those that are missing are zero. */
    byte[] values() {
        return values;
    }

    /** How many the stream really held. */
    long found() {
        return found;
    }

    /** What the decompressor complained about, if it did. */
    Optional<String> damage() {
        return damage;
    }
}
