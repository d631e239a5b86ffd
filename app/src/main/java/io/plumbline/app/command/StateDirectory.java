package io.plumbline.app.command;

import io.plumbline.broker.TemporaryDirectory;
import java.nio.file.Path;
import java.util.Optional;

/** Where a service keeps what it works with: a directory that was named, or one that goes when the service does. */
final class StateDirectory implements AutoCloseable {

    private final Path path;
    private final Optional<TemporaryDirectory> temporary;

    private StateDirectory(Path path, Optional<TemporaryDirectory> temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** The directory of this name, made if it is missing; a temporary one if none was named. */
    static StateDirectory of(Path named, String part) {
        if (named == null) {
            TemporaryDirectory made = TemporaryDirectory.create("plumbline-" + part + "-");
            return new StateDirectory(made.path(), Optional.of(made));
        }
        WritableFolder.require("--state", named);
        return new StateDirectory(named, Optional.empty());
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        temporary.ifPresent(TemporaryDirectory::close);
    }
}
