package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.RunCommand;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network and images of somebody's own, trained or packed by the command line. */
class OwnTrainingTest {

    private static final int SIDE = 8;
    /** For images of 12×12 pixels and three classes; a script beside it made it. */
    private static final Path TORCH_SCRIPT =
            Path.of("..", "model", "src", "test", "resources", "torchscript", "tiny.pt");

    private static final int IMAGES = 300;
    private static final int IDX_IMAGES = 0x803;
    private static final int IDX_LABELS = 0x801;

    @TempDir
    private Path directory;

    @Test
    void shouldTrainANetworkOfOnesOwnOnIdxFilesWithClassesOfOnesOwn() throws Exception {
        // Given
        Path data = Files.createDirectories(directory.resolve("data"));
        write(data, "train", SIDE, "moon\nsun\n");
        write(data, "t10k", SIDE, "moon\nsun\n");

        // When
        RunCommand trained = RunCommand.with(
                Plumbline.commandLine(
                        Map.of("PLUMBLINE_RUNS", directory.resolve("runs").toString())),
                "train",
                "--model",
                OwnTinyNetwork.class.getName(),
                "--data",
                data.toString(),
                "--packages",
                directory.resolve("models").toString(),
                "--epochs",
                "2",
                "--calibrate",
                "usual");

        // Then
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        ModelPackage packed = new PackageReader(PackageReader.DEFAULT_MAX_BYTES)
                .read(Path.of(trained.out().strip()));
        assertThat(packed.manifest().model().labels()).containsExactly("moon", "sun");
        assertThat(packed.manifest().name()).isEqualTo("OwnTinyNetwork");
        assertThat(packed.manifest().metrics()).containsKey("testAccuracy");
        assertThat(packed.manifest().provenance().settings())
                .containsEntry("data.class.moon", Integer.toString(IMAGES))
                .containsEntry("data.class.sun", Integer.toString(IMAGES));
    }

    @Test
    void shouldPackATorchScriptNetworkWithTheFeaturesThatAreAskedFor() throws Exception {
        // Given
        Path data = Files.createDirectories(directory.resolve("data"));
        write(data, "train", 12, "night\ndusk\nday\n");
        write(data, "t10k", 12, "night\ndusk\nday\n");

        // When
        RunCommand packed = RunCommand.with(
                Plumbline.commandLine(Map.of()),
                "package",
                "--torchscript",
                TORCH_SCRIPT.toString(),
                "--labels",
                data.resolve("labels.txt").toString(),
                "--data",
                data.toString(),
                "--packages",
                directory.resolve("models").toString(),
                "--features",
                "intensity,corner",
                "--calibrate",
                "usual");

        // Then
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        ModelPackage read = new PackageReader(PackageReader.DEFAULT_MAX_BYTES)
                .read(Path.of(packed.out().strip()));
        List<String> features = read.manifest().model().features().stream()
                .map(FeatureSpec::name)
                .toList();
        assertThat(features).contains("upper_left").doesNotContain("entropy");
        assertThat(read.profile().binning().features())
                .extracting(FeatureSpec::name)
                .containsAll(features);
    }

    /** Images by turns of each class, from dark to bright. */
    private static void write(Path folder, String name, int side, String classes) throws IOException {
        Files.writeString(folder.resolve("labels.txt"), classes);
        int count = (int) classes.lines().count();
        SplittableRandom random = new SplittableRandom(IMAGES);
        ByteBuffer images = ByteBuffer.allocate(16 + IMAGES * side * side);
        images.putInt(IDX_IMAGES).putInt(IMAGES).putInt(side).putInt(side);
        ByteBuffer labels = ByteBuffer.allocate(8 + IMAGES);
        labels.putInt(IDX_LABELS).putInt(IMAGES);
        for (int i = 0; i < IMAGES; i++) {
            labels.put((byte) (i % count));
            for (int p = 0; p < side * side; p++) {
                images.put((byte) ((i % count) * 75 + random.nextInt(100)));
            }
        }
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
    }
}
