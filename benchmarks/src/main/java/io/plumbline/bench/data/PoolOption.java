package io.plumbline.bench.data;

import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --data} of a benchmark: where its images are. */
public final class PoolOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A folder with Fashion-MNIST's four IDX files (default: Debian's, then Plumbline's cache, then a download).")
    private Path folder;

    /**
     * Reads all images.
     *
     * @throws ParameterException if they cannot be had
     */
    public LabelledImages read(CommandSpec command) {
        try {
            return FashionMnist.onThisMachine(Optional.ofNullable(folder)).read();
        } catch (DataSetException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
