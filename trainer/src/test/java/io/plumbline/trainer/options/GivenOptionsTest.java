package io.plumbline.trainer.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.training.ComputeDevice;
import io.plumbline.trainer.training.Optimizer;
import io.plumbline.trainer.training.Schedule;
import io.plumbline.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenOptionsTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadEveryOptionFromAFile() throws IOException {
        // Given
        Path file = write("""
                model: cnn
                filters1: 8
                filters2: 24
                dense: 64
                dropout: 0.25
                batch-norm: false
                optimizer: rmsprop
                learning-rate: 1e-3
                schedule: linear
                l2: 0.0001
                batch-size: 64
                epochs: 7
                patience: 2
                seed: 12345678901
                threads: 1
                device: CPU
                """);

        // When
        GivenOptions given = GivenOptions.read(file);

        // Then
        assertThat(given.architecture())
                .isEqualTo(new Architecture(
                        "cnn",
                        Map.of("filters1", 8.0, "filters2", 24.0, "dense", 64.0, "dropout", 0.25, "batchNorm", 0.0)));
        assertThat(given.training())
                .isEqualTo(new TrainingOptions(
                        Optimizer.RMSPROP,
                        0.001,
                        Schedule.LINEAR,
                        7,
                        2,
                        64,
                        0.0001,
                        12345678901L,
                        1,
                        ComputeDevice.CPU));
    }

    @Test
    void shouldPreferFlagsToTheFileAndTheFileToDefaults() throws IOException {
        // Given
        GivenOptions file = GivenOptions.read(write("epochs: 7\noptimizer: sgd\n"));
        GivenOptions flags = GivenOptions.read(write("epochs: 9\nmodel: mlp\n"));

        // When
        TrainingOptions training = flags.orElse(file).training();

        // Then
        assertThat(training.epochs()).isEqualTo(9);
        assertThat(training.optimizer()).isEqualTo(Optimizer.SGD);
        assertThat(training.learningRate()).isEqualTo(Optimizer.SGD.defaultLearningRate());
        assertThat(training.batchSize()).isEqualTo(128);
        assertThat(flags.orElse(file).architecture()).isEqualTo(Architecture.mlp());
    }

    @Test
    void shouldSayItAgainAsFlags() throws IOException {
        // Given
        GivenOptions given = GivenOptions.read(write("optimizer: momentum\nbatch-norm: true\nlearning-rate: 0.01\n"));

        // When
        Map<String, String> flags = given.flags();

        // Then
        assertThat(flags)
                .isEqualTo(Map.of("--optimizer", "momentum", "--batch-norm", "true", "--learning-rate", "0.01"));
    }

    @Test
    void shouldTakeAnEmptyFileForNothingSaid() throws IOException {
        // Given
        Path file = write("# all as usual\n");

        // When
        GivenOptions given = GivenOptions.read(file);

        // Then
        assertThat(given).isEqualTo(GivenOptions.none());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            epoch: 5               | line 1: 'epoch' is not an option; known are batch-norm, batch-size
            epochs: many           | line 1: 'epochs' is 'many'; expected a whole number
            epochs: 1.5            | 1.5
            optimizer: adamw       | 'optimizer' is 'adamw'; expected one of sgd, momentum, rmsprop, adam
            batch-norm: maybe      | 'batch-norm' is 'maybe'; expected true or false
            - epochs               | options.yaml
            """)
    void shouldNameWhatIsWrongInAFile(String content, String message) throws IOException {
        // Given
        Path file = write(content);

        // When
        var reading = assertThatThrownBy(() -> GivenOptions.read(file));

        // Then
        reading.isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("options.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAKeyThatIsThereTwice() throws IOException {
        // Given
        Path file = write("epochs: 5\nepochs: 6\n");

        // When
        var reading = assertThatThrownBy(() -> GivenOptions.read(file));

        // Then
        reading.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("epochs");
    }

    @Test
    void shouldNameTheFileThatIsNotThere() {
        // Given
        Path file = directory.resolve("none.yaml");

        // When
        var reading = assertThatThrownBy(() -> GivenOptions.read(file));

        // Then
        reading.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            learning-rate: 2       | Not a learning rate: 2.0; expected a number above 0 and below 1
            batch-size: 1          | Not a batch size: 1; expected 2 or more
            hidden: 64             | Network 'cnn' has no hyperparameter 'hidden'
            dropout: 1             | 'dropout' is 1.0; expected a number from 0.0 to 0.95
            model: resnet          | Not a network: 'resnet'; known are [cnn, mlp, torchscript]
            """)
    void shouldRefuseValuesThatCannotTrain(String content, String message) throws IOException {
        // Given
        GivenOptions given = GivenOptions.read(write(content));

        // When
        var taking = assertThatThrownBy(given::training);

        // Then
        taking.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(directory.resolve("options.yaml"), yaml);
    }
}
