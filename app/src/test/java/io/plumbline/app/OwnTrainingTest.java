package io.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.app.command.RunCommand;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network and images of somebody's own, trained by the command line. */
class OwnTrainingTest {

    private static final int SIDE = 8;
    private static final int IMAGES = 300;
    private static final int IDX_IMAGES = 0x803;
    private static final int IDX_LABELS = 0x801;

    @TempDir
    private Path directory;

    @Test
    void shouldTrainANetworkOfOnesOwnOnIdxFilesWithClassesOfOnesOwn() throws Exception {
        // Given
        Path data = Files.createDirectories(directory.resolve("data"));
        write(data, "train", IMAGES);
        write(data, "t10k", IMAGES);
        Files.writeString(data.resolve("labels.txt"), "moon\nsun\n");

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

    /** Dark and bright images by turns. */
    private static void write(Path folder, String name, int count) throws IOException {
        SplittableRandom random = new SplittableRandom(count);
        ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        images.putInt(IDX_IMAGES).putInt(count).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count);
        labels.putInt(IDX_LABELS).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 2));
            for (int p = 0; p < SIDE * SIDE; p++) {
                images.put((byte) ((i % 2) * 150 + random.nextInt(100)));
            }
        }
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
    }
}
