package io.plumbline.model.pack;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of a package, in their order. It is a ZIP file whose entries are stored as they are: the same content
 * gives the same bytes on any machine, and nothing can unfold to more than the file's own size.
 */
enum PackageLayout {
    MANIFEST("manifest.json"),
    WEIGHTS("weights.params"),
    PROFILE("reference.profile"),
    CANARIES("canaries.bin");

    /** The earliest time that a ZIP file can hold, for all entries of all packages. */
    static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    static final String FILE_EXTENSION = ".zip";

    private final String entryName;

    PackageLayout(String entryName) {
        this.entryName = entryName;
    }

    String entryName() {
        return entryName;
    }

    static List<String> entryNames() {
        return Arrays.stream(values()).map(PackageLayout::entryName).toList();
    }
}
