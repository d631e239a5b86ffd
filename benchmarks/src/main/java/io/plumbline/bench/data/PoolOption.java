package io.plumbline.bench.data;

import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
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
        return find(command, FashionMnist::read);
    }

    /**
     * The folder that they are in.
     *
     * @throws ParameterException if they cannot be had
     */
    public Path folder(CommandSpec command) {
        return find(command, FashionMnist::folder);
    }

    private <T> T find(CommandSpec command, Function<FashionMnist, T> what) {
        try {
            return what.apply(FashionMnist.onThisMachine(Optional.ofNullable(folder)));
        } catch (DataSetException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
