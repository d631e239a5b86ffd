package io.plumbline.app.command;

import io.plumbline.trainer.dataset.DataPlace;
import io.plumbline.trainer.dataset.DataSetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the images to learn from are. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "A folder with a folder of PNG and JPEG files per class, or with four IDX files such as MNIST's;",
                "their classes are named in its labels.txt, or else are Fashion-MNIST's",
                "(default: Fashion-MNIST, from Debian's package, Plumbline's cache, or a download)."
            })
    private Path data;

    /** The folder that was named, or null. */
    Path folder() {
        return data;
    }

    /** Refuses a folder that was named and is not there. */
    void requireFolder() {
        if (data != null && !Files.isDirectory(data)) {
            throw CommandFailed.usage("--data %s is no folder.".formatted(data));
        }
    }

    /** The folder where the images are. Looked for at once, so that nothing is started without it. */
    public Path found() {
        try {
            return place().folder();
        } catch (DataSetException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    DataPlace place() {
        return DataPlace.of(Optional.ofNullable(data));
    }
}
