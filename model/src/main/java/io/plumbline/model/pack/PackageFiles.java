package io.plumbline.model.pack;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How package files are called: by their ids, and by another name while they are not whole. */
public final class PackageFiles {

    private static final Pattern WHOLE =
            Pattern.compile(".+-[0-9a-f]{64}%s".formatted(Pattern.quote(PackageLayout.FILE_EXTENSION)));

    private PackageFiles() {}

    /** The file of the package of this id in a directory. */
    public static Path in(Path directory, ModelId id) {
        return directory.resolve(id + PackageLayout.FILE_EXTENSION);
    }

    /**
     * A new, empty file in a directory, which is made if it is missing.
     *
     * @throws PackageRefused if it cannot be made
     */
    public static Path unfinishedIn(Path directory) throws PackageRefused {
        try {
            return Files.createTempFile(
                    Files.createDirectories(directory.toAbsolutePath()),
                    WholeFile.UNFINISHED,
                    PackageLayout.FILE_EXTENSION);
        } catch (IOException e) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE, "Cannot write to the directory %s: %s".formatted(directory, e), e);
        }
    }

    /**
     * Deletes a file if it is there.
     *
     * @throws PackageRefused if it cannot be deleted
     */
    public static void delete(Path file) throws PackageRefused {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new PackageRefused(Reason.UNAVAILABLE, "Cannot delete %s: %s".formatted(file, e), e);
        }
    }

    public static boolean isPackage(Path file) {
        return WHOLE.matcher(file.getFileName().toString()).matches() && !isUnfinished(file);
    }

    public static boolean isUnfinished(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(WholeFile.UNFINISHED) && name.endsWith(PackageLayout.FILE_EXTENSION);
    }
}
