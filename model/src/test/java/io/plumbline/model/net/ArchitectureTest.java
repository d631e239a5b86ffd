package io.plumbline.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.plumbline.model.image.InputShape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    // Parameters by hand, for cnn: 9·channels·16 + 4·16, 9·16·32 + 4·32, ⌊h/4⌋·⌊w/4⌋·32·128 + 128, 128·classes +
    // classes.
    // Without batch normalisation, 16 and 32 biases take the place of 4 numbers each; with it, those of 512 biases.
    @ParameterizedTest
    @CsvSource({
        "cnn, 1, 1, 28, 28, 10, 207066",
        "cnn, 1, 3, 32, 32, 10, 268794",
        "cnn, 1, 1, 9, 13, 2, 29906",
        "cnn, 0, 1, 28, 28, 10, 206922",
        "mlp, 0, 1, 28, 28, 10, 407050",
        "mlp, 0, 3, 5, 7, 4, 56324",
        "mlp, 1, 1, 28, 28, 10, 408586"
    })
    void shouldPutOutOneLogitPerClass(
            String name, int batchNorm, int channels, int height, int width, int classes, long parameters) {
        try (NDManager manager = Torch.newManager()) {
            // Given
            Architecture architecture = new Architecture(name, Map.of("batchNorm", (double) batchNorm));
            InputShape shape = new InputShape(channels, height, width);
            Block block = architecture.build(shape, classes);
            Shape input = new Shape(5, channels, height, width);
            block.initialize(manager, DataType.FLOAT32, input);

            // When
            NDList output = block.forward(new ParameterStore(manager, false), new NDList(manager.ones(input)), false);

            // Then
            assertThat(output.singletonOrThrow().getShape()).isEqualTo(new Shape(5, classes));
            assertThat(block.getParameters().values().stream()
                            .map(Parameter::getShape)
                            .mapToLong(Shape::size)
                            .sum())
                    .isEqualTo(parameters)
                    .isEqualTo(architecture.parameterCount(shape, classes));
        }
    }

    @Test
    void shouldFillInDefaultsAndKeepWhatIsGiven() {
        // When
        Architecture architecture = Architecture.cnn().with("dense", 64).with("dropout", 0.2);

        // Then
        assertThat(architecture.hyperparameters())
                .isEqualTo(Map.of("filters1", 16.0, "filters2", 32.0, "dense", 64.0, "batchNorm", 1.0, "dropout", 0.2));
        assertThat(Architecture.mlp().hyperparameters())
                .isEqualTo(Map.of("hidden", 512.0, "batchNorm", 0.0, "dropout", 0.0));
    }

    @Test
    void shouldRefuseWhatItCannotBuild() {
        // When
        Architecture cnn = Architecture.cnn();

        // Then
        assertThatThrownBy(() -> new Architecture("resnet", Map.of()))
                .hasMessageContaining("'resnet'; known are [cnn, mlp, torchscript]");
        assertThatThrownBy(() -> cnn.with("depth", 3)).hasMessageContaining("no hyperparameter 'depth'");
        assertThatThrownBy(() -> cnn.with("dense", 1.5))
                .hasMessageContaining("'dense' is 1.5; expected a whole number");
        assertThatThrownBy(() -> cnn.with("dropout", 1)).hasMessageContaining("'dropout' is 1.0");
        assertThatThrownBy(() -> cnn.with("dropout", Double.NaN)).hasMessageContaining("'dropout' is NaN");
        assertThatThrownBy(() -> cnn.build(InputShape.grey(3, 28), 10)).hasMessageContaining("at least 4×4");
        assertThatThrownBy(() -> cnn.build(InputShape.grey(28, 28), 1))
                .hasMessageContaining("Not a number of classes: 1");
    }
}
