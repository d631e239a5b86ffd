package io.plumbline.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** The names of classes in a text file, one on each line, in the order of their numbers. */
public final class LabelFile {

    private LabelFile() {}

    /**
     * Reads them.
     *
     * @throws DataSetException if it cannot be read, or names fewer than two classes, or one twice
     */
    public static List<String> read(Path file) {
        try {
            List<String> names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
                throw new DataSetException("%s names the classes %s; expected two or more, each on a line of its own"
                        .formatted(file, names));
            }
            return names;
        } catch (IOException e) {
            throw new DataSetException("Cannot read the names of classes in %s: %s".formatted(file, e), e);
        }
    }
}
