package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Packages at {@code file:} addresses, copied into a directory of one's own, so that whatever happens to the original
 * later, the copy stays.
 */
public final class FilePackageSource implements PackageSource {

    private final Path directory;
    private final long maxBytes;

    /**
     * A source that copies.
     *
     * @param directory where the copies go; made if it does not exist
     * @param maxBytes the largest package that is copied
     */
    public FilePackageSource(Path directory, long maxBytes) {
        this.directory = directory;
        this.maxBytes = PackageFile.requireLimit(maxBytes);
    }

    @Override
    public PackedModel fetch(URI location, ModelId id) throws PackageRefused {
        Path copy = directory.resolve(id + PackageLayout.FILE_EXTENSION);
        if (Files.exists(copy)) {
            PackageFile earlier = PackageFile.read(copy, maxBytes);
            if (earlier.isContentOf(id)) {
                return new PackedModel(id, copy, earlier.bytes().length);
            }
        }
        PackageFile original = PackageFile.read(local(location), maxBytes);
        original.requireContentOf(id);
        keep(original, copy);
        return new PackedModel(id, copy, original.bytes().length);
    }

    private static Path local(URI location) throws PackageRefused {
        try {
            if (!"file".equalsIgnoreCase(location.getScheme())) {
                throw new IllegalArgumentException("only file: addresses are");
            }
            return Path.of(location);
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE, "The address %s is not read: %s".formatted(location, e.getMessage()), e);
        }
    }

    private void keep(PackageFile content, Path copy) throws PackageRefused {
        try {
            WholeFile.write(copy, content.bytes());
        } catch (IOException e) {
            throw new PackageRefused(Reason.UNAVAILABLE, "Cannot write %s: %s".formatted(copy, e), e);
        }
    }
}
