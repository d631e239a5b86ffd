package io.plumbline.model.pack;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * The entries of a package, in their order, of which later ones may be missing. It is a ZIP file whose entries are stored as they are: the same content
 * gives the same bytes on any machine, and nothing can unfold to more than the file's own size.
 */
enum PackageLayout {
    MANIFEST("manifest.json", true),
    WEIGHTS("weights.params", true),
    PROFILE("reference.profile", true),
    CANARIES("canaries.bin", true),
    ACCURACY("accuracy.reference", false),
    OUTLIERS("outlier.model", false);

    /** The earliest time that a ZIP file can hold, for all entries of all packages. */
    static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    static final String FILE_EXTENSION = ".zip";

    private final String entryName;
    private final boolean required;

    PackageLayout(String entryName, boolean required) {
        this.entryName = entryName;
        this.required = required;
    }

    String entryName() {
        return entryName;
    }

    /** Whether a package without it is none. */
    boolean isRequired() {
        return required;
    }

    static List<String> entryNames() {
        return Arrays.stream(values()).map(PackageLayout::entryName).toList();
    }
}
