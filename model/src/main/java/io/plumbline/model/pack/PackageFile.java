package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a package file that is not trusted: never more than a limit is read of it. */
final class PackageFile {

    private final Path path;
    private final byte[] bytes;
    private final String sha256;

    private PackageFile(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
    }

    static long requireLimit(long maxBytes) {
        if (maxBytes < 1 || maxBytes >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "Not a size limit for packages: %d bytes; expected less than 2 GiB".formatted(maxBytes));
        }
        return maxBytes;
    }

    static PackageFile read(Path path, long maxBytes) throws PackageRefused {
        // A pipe would block for ever.
        if (!Files.isRegularFile(path)) {
            throw new PackageRefused(Reason.UNAVAILABLE, "%s is no file".formatted(path));
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes((int) maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new PackageRefused(
                        Reason.TOO_LARGE, "%s is larger than %d bytes, the limit".formatted(path, maxBytes));
            }
            return new PackageFile(path, bytes);
        } catch (IOException e) {
            throw new PackageRefused(Reason.UNAVAILABLE, "Cannot read %s: %s".formatted(path, e), e);
        }
    }

    byte[] bytes() {
        return bytes;
    }

    String sha256() {
        return sha256;
    }

    boolean isContentOf(ModelId id) {
        return sha256.equals(id.sha256());
    }

    void requireContentOf(ModelId id) throws PackageRefused {
        if (!isContentOf(id)) {
            throw new PackageRefused(
                    Reason.ALTERED, "The SHA-256 of %s is %s; its id %s says otherwise".formatted(path, sha256, id));
        }
    }
}
