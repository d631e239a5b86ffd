package io.plumbline.model.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that others see whole or not at all. */
final class WholeFile {

    /** How the name of a file begins that is not whole yet. */
    static final String UNFINISHED = "unfinished-";

    private WholeFile() {}

    /** Writes beside the file and then moves there; directories are made. */
    static void write(Path file, byte[] content) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished = Files.createTempFile(directory, UNFINISHED, PackageLayout.FILE_EXTENSION);
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
