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
        byte[] values = new byte[expected];
        byte[] surplus = new byte[CHUNK_BYTES];
        long found = 0;
        try {
            int read;
            while ((read = found < expected ? in.read(values, (int) found, expected - (int) found) : in.read(surplus))
                    >= 0) {
                found += read;
            }
            return new ExactBytes(values, found, Optional.empty());
        } catch (EOFException e) {
            return new ExactBytes(values, found, Optional.of("the compressed stream ends early"));
        } catch (ZipException e) {
            return new ExactBytes(values, found, Optional.of(e.getMessage()));
        }
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
