package io.plumbline.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out at the start, rather than when there is something to keep, whether a folder takes files. */
final class WritableFolder {

    private WritableFolder() {}

    /**
     * Makes the folder if it is missing.
     *
     * @param option that names it
     * @throws CommandFailed if it takes no files
     */
    static void require(String option, Path folder) {
        try {
            Files.delete(Files.createTempFile(Files.createDirectories(folder), ".writable-", ""));
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot keep files in %s %s: %s".formatted(option, folder, e));
        }
    }
}
