package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packages at {@code file:} addresses, copied into a directory of one's own, so that whatever happens to the original
 * later, the copy stays.
 */
public final class FilePackageSource implements PackageSource {

    private static final Pattern OURS = Pattern.compile(
            "(%s.*|.+-[0-9a-f]{64})%s".formatted(WholeFile.UNFINISHED, Pattern.quote(PackageLayout.FILE_EXTENSION)));

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
        Path copy = copyOf(id);
        Optional<PackageFile> earlier = earlier(copy, id);
        if (earlier.isPresent()) {
            return new PackedModel(id, copy, earlier.get().bytes().length);
        }
        PackageFile original = PackageFile.read(local(location), maxBytes);
        original.requireContentOf(id);
        keep(original, copy);
        return new PackedModel(id, copy, original.bytes().length);
    }

    /**
     * Deletes all copies but these, and what a killed process left unfinished. For directories that nobody else uses.
     *
     * @throws IOException if that fails; some may be deleted by then
     */
    public void keepOnly(Set<ModelId> ids) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Set<Path> kept = ids.stream().map(this::copyOf).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(FilePackageSource::isOurs).toList()) {
                if (!kept.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOurs(Path file) {
        return OURS.matcher(file.getFileName().toString()).matches();
    }

    private Path copyOf(ModelId id) {
        return directory.resolve(id + PackageLayout.FILE_EXTENSION);
    }

    /** A copy that cannot be used is as good as none. */
    private Optional<PackageFile> earlier(Path copy, ModelId id) {
        try {
            return Optional.of(PackageFile.read(copy, maxBytes)).filter(found -> found.isContentOf(id));
        } catch (PackageRefused e) {
            return Optional.empty();
        }
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
