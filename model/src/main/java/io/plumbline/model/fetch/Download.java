package io.plumbline.model.fetch;

import io.plumbline.model.pack.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Bytes on their way from somewhere that is not trusted: counted against a limit, and hashed. */
final class Download implements AutoCloseable {

    private final OutputStream out;
    private final long maxBytes;
    private final MessageDigest hash = Sha256.newDigest();
    private long bytes;

    Download(OutputStream out, long maxBytes) {
        this.out = out;
        this.maxBytes = maxBytes;
    }

    /** That is more than the limit. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(long maxBytes) {
            super("it is larger than %d bytes, the limit".formatted(maxBytes));
        }
    }

    /** Refuses a size that is announced to be over the limit before a byte of it is read. */
    void expect(long announcedBytes) throws TooLargeException {
        if (announcedBytes > maxBytes) {
            throw new TooLargeException(maxBytes);
        }
    }

    void write(ByteBuffer some) throws IOException {
        byte[] copy = new byte[some.remaining()];
        some.get(copy);
        write(copy, copy.length);
    }

    void write(byte[] some, int length) throws IOException {
        expect(bytes + length);
        bytes += length;
        hash.update(some, 0, length);
        out.write(some, 0, length);
    }

    long bytes() {
        return bytes;
    }

    /** The SHA-256 of all bytes, in lower-case hexadecimal; once. */
    String sha256() {
        return HexFormat.of().formatHex(hash.digest());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
