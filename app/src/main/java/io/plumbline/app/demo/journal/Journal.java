package io.plumbline.app.demo.journal;

import io.plumbline.contract.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Writes down what was sent and seen, one file per kind, in one directory. For use by several threads. */
public final class Journal implements AutoCloseable {

    private final Path directory;
    private final Map<String, OutputStream> files = new HashMap<>();

    /** A new journal in this directory, which is made if missing; what an earlier journal left there is replaced. */
    public Journal(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            for (JournalFile<?> file : JournalFile.ALL) {
                Files.deleteIfExists(directory.resolve(file.name()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to %s: %s".formatted(directory, e.getMessage()), e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** Adds one line. */
    public synchronized <T> void write(JournalFile<T> file, T entry) {
        try {
            OutputStream out = files.computeIfAbsent(file.name(), this::open);
            out.write(Json.write(entry));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write to %s: %s".formatted(directory.resolve(file.name()), e.getMessage()), e);
        }
    }

    /** Makes everything that was written visible to readers of the files. */
    @Override
    public synchronized void close() {
        try {
            for (OutputStream out : files.values()) {
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to %s: %s".formatted(directory, e.getMessage()), e);
        }
    }

    private OutputStream open(String name) {
        try {
            return new BufferedOutputStream(Files.newOutputStream(directory.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write to %s: %s".formatted(directory.resolve(name), e.getMessage()), e);
        }
    }
}
