package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A small JSON file that is written whole or not at all. */
record Note<T>(Path file, Class<T> type) {

    /** What it says, if it is there. */
    Optional<T> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), type));
        } catch (MalformedJsonException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Puts it out of sight of those who list its folder. */
    void setAside() throws IOException {
        Files.move(file, file.resolveSibling(".unreadable-" + file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    void write(T value) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), ".unfinished-", "");
        Files.write(unfinished, Json.write(value));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
