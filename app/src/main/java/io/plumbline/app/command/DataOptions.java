package io.plumbline.app.command;

import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the images to learn from are. */
public final class DataOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A folder with Fashion-MNIST's four IDX files (default: Debian's, then Plumbline's cache, then a download).")
    private Path data;

    /** The folder that was named, or null. */
    Path folder() {
        return data;
    }

    /** The folder where the images are. Looked for at once, so that nothing is started without it. */
    public Path found() {
        try {
            return FashionMnist.onThisMachine(Optional.ofNullable(data)).folder();
        } catch (DataSetException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    LabelledImages read() {
        try {
            return FashionMnist.onThisMachine(Optional.ofNullable(data)).read();
        } catch (DataSetException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }
}
