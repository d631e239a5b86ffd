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
import org.junit.jupiter.params.provider.CsvSource;

class InferenceLayersTest {

    private static final int CLASSES = 10;
    private static final int IMAGES = 50;
    private static final float RANGE = 0.2f;
    private static final float ROUNDING = 1e-5f;

    @ParameterizedTest
    @CsvSource({"28, 1, 1", "28, 1, 0", "32, 3, 1", "32, 3, 0", "13, 3, 1"})
    void shouldPutOutWhatTheTrainedNetworkDoes(int side, int channels, double batchNorm) {
        try (NDManager manager = Torch.newManager()) {
            // Given
            InputShape shape = new InputShape(channels, side, side);
            Shape batch = new Shape(IMAGES, channels, side, side);
            Block network = Architecture.cnn().with("batchNorm", batchNorm).build(shape, CLASSES);
            network.setInitializer(
                    new UniformInitializer(RANGE), parameter -> parameter.getType() == Parameter.Type.WEIGHT);
            network.initialize(manager, DataType.FLOAT32, batch);
            ParameterStore parameters = new ParameterStore(manager, false);
            learnStatistics(network, parameters, manager.randomNormal(2, 3, batch, DataType.FLOAT32));
            NDList images = new NDList(manager.randomNormal(batch));
            float[] expected = network.forward(parameters, images, false)
                    .singletonOrThrow()
                    .toFloatArray();

            // When
            CutNetwork cut = CutNetwork.of(network);
            float[] logits = cut.head()
                    .forward(parameters, cut.embed(parameters, images), false)
                    .singletonOrThrow()
                    .toFloatArray();

            // Then
            assertThat(logits).containsExactly(expected, within(ROUNDING));
        }
    }

    /** Running means and variances far from those that a new network has, and from one filter to the next. */
    private static void learnStatistics(Block network, ParameterStore parameters, NDArray images) {
        network.forward(parameters, new NDList(images), true);
    }
}
