package io.plumbline.model.pack;

import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A package file that is not trusted, read once from its beginning to its end: never more of it than a limit, and the hash
 * is that of the very bytes that were read.
 */
final class HashedFile implements AutoCloseable {

    private final Path path;
    private final long sizeBytes;
    private final DigestInputStream in;

    private HashedFile(Path path, long sizeBytes, DigestInputStream in) {
        this.path = path;
        this.sizeBytes = sizeBytes;
        this.in = in;
    }

    static long requireLimit(long maxBytes) {
        if (maxBytes < 1 || maxBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Not a size limit for packages: %d bytes; expected less than 2 GiB".formatted(maxBytes));
        }
        return maxBytes;
    }

    static HashedFile open(Path path, long maxBytes) throws PackageRefused {
        // A pipe would block for ever.
        if (!Files.isRegularFile(path)) {
            throw new PackageRefused(Reason.UNAVAILABLE, "%s is no file".formatted(path));
        }
        try {
            long size = Files.size(path);
            if (size > maxBytes) {
                throw new PackageRefused(
                        Reason.TOO_LARGE, "%s is larger than %d bytes, the limit".formatted(path, maxBytes));
            }
            MessageDigest hash = Sha256.newDigest();
            return new HashedFile(path, size, new DigestInputStream(Files.newInputStream(path), hash));
        } catch (IOException e) {
            throw cannotRead(path, e);
        }
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /** What is left of it; closing this leaves the file open, and more than its size at first is not read. */
    InputStream content() {
        return new FilterInputStream(in) {
            private long left = sizeBytes;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int found = left == 0 ? -1 : super.read(into, from, (int) Math.min(left, length));
                left -= Math.max(0, found);
                return found;
            }

            @Override
            public void close() {}
        };
    }

    /** Reads the rest, and tells the SHA-256 of the whole; once. */
    String sha256() throws PackageRefused {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw cannotRead(path, e);
        }
    }

    private static PackageRefused cannotRead(Path path, IOException cause) {
        return new PackageRefused(Reason.UNAVAILABLE, "Cannot read %s: %s".formatted(path, cause), cause);
    }

    @Override
    public void close() throws PackageRefused {
        try {
            in.close();
        } catch (IOException e) {
            throw cannotRead(path, e);
        }
    }
}
