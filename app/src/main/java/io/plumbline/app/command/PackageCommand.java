package io.plumbline.app.command;

import io.plumbline.app.progress.Terminal;
import io.plumbline.app.progress.TrainingProgressBar;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.PackageJob;
import io.plumbline.trainer.dataset.DataPlace;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.LabelFile;
import io.plumbline.trainer.dataset.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a package of a model that was trained elsewhere. */
@Command(
        name = "package",
        description = {
            "Pack a TorchScript model that was trained elsewhere, with what is normal for it.",
            "A TorchScript file is a program: pack and serve only what you would run."
        },
        footer = {
            "",
            "Example: ./plumbline package --torchscript net.pt --labels labels.txt --data images/ --packages models/"
        })
public final class PackageCommand implements Callable<Integer> {

    @Option(
            names = "--torchscript",
            required = true,
            paramLabel = "FILE",
            description = "Takes float32 images × channels × height × width, puts out logits, images × classes.")
    private Path torchScript;

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE",
            description = "The classes in the order of the model's outputs, one on each line.")
    private Path labels;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Images that it was not trained on: a folder per class, called as in --labels, or four IDX files.")
    private Path data;

    @Mixin
    private PackingOptions packing;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "torchscript",
            description = "The first part of the model's id (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--image-shape",
            paramLabel = "CxHxW",
            description = {
                "Scale and convert the images of folders per class to this,",
                "and later those that are served, such as 1x28x28 or 3x32x32."
            })
    private String shape;

    @Option(
            names = "--mean",
            paramLabel = "NUMBERS",
            split = ",",
            description = "One per channel, taken from pixels in [0, 1] (default: 0).")
    private Double[] mean = {};

    @Option(
            names = "--std",
            paramLabel = "NUMBERS",
            split = ",",
            description = "One per channel, by which the difference is divided (default: 1).")
    private Double[] std = {};

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Deals out the images (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        packing.requireWritable();
        try {
            PackageJob job = new PackageJob(packing.packaging(name), packing.encodings(), seed, InstantSource.system());
            byte[] file = readTorchScript();
            LabelledImages pool = pool();
            TrainingProgressBar bar = new TrainingProgressBar(System.err, Terminal.isWatched());
            PackageJob.Result result = job.run(file, pool, preprocessing(pool.shape()), bar::calibrated);
            bar.evaluated(result.test());
            bar.packed(result.packed());
            System.out.println(result.packed().file());
            return ExitCode.DONE;
        } catch (PackageRefused e) {
            throw CommandFailed.usage("%s: %s".formatted(torchScript, e.detail()));
        } catch (IllegalArgumentException | DataSetException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private byte[] readTorchScript() {
        try {
            return Files.readAllBytes(torchScript);
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot read --torchscript %s: %s".formatted(torchScript, e));
        }
    }

    private LabelledImages pool() {
        List<String> names = LabelFile.read(labels);
        LabelledImages read =
                new DataPlace(Optional.of(data), Optional.ofNullable(shape).map(InputShape::parse)).read();
        return read.renumbered(names);
    }

    private Preprocessing preprocessing(InputShape of) {
        Preprocessing plain = Preprocessing.unitScale(of);
        Preprocessing standardised = Preprocessing.standardised(
                mean.length == 0 ? plain.mean() : Arrays.asList(mean),
                std.length == 0 ? plain.std() : Arrays.asList(std));
        return shape == null ? standardised : standardised.withOtherSizes(OtherSizes.SCALED);
    }
}
