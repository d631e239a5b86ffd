package io.plumbline.model.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.UniformInitializer;
import io.plumbline.model.image.InputShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelsLastTest {

    private static final int CLASSES = 10;
    private static final float RANGE = 0.2f;
    private static final float ROUNDING = 1e-5f;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldKeepNumbersShapesAndAnswers(int channels) {
        try (NDManager manager = Torch.newManager()) {
            // Given
            Shape batch = new Shape(20, channels, 28, 28);
            Block network = Architecture.cnn().build(new InputShape(channels, 28, 28), CLASSES);
            network.setInitializer(
                    new UniformInitializer(RANGE), parameter -> parameter.getType() == Parameter.Type.WEIGHT);
            network.initialize(manager, DataType.FLOAT32, batch);
            NDList images = new NDList(manager.randomNormal(batch));
            float[] expected = logits(network, manager, images);
            float[] weights = weight(network).toFloatArray();
            Shape shape = weight(network).getShape();

            // When
            ChannelsLast.layOut(network, manager);

            // Then
            assertThat(weight(network).toFloatArray()).containsExactly(weights);
            assertThat(weight(network).getShape()).isEqualTo(shape);
            assertThat(weight(network).hasGradient()).isTrue();
            assertThat(logits(network, manager, images)).containsExactly(expected, within(ROUNDING));
        }
    }

    private static float[] logits(Block network, NDManager manager, NDList images) {
        return network.forward(new ParameterStore(manager, false), images, false)
                .singletonOrThrow()
                .toFloatArray();
    }

    /** Of the second convolution, which has many channels. */
    private static NDArray weight(Block network) {
        return network.getParameters().values().stream()
                .map(Parameter::getArray)
                .filter(array -> array.getShape().dimension() == 4)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
