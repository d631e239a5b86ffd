package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.plumbline.model.net.Torch;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Expected values are PyTorch 2.15's:
 *
 * <pre>{@code
 * w = torch.tensor([1.0, -2.0, 0.5], requires_grad=True)
 * o = torch.optim.SGD([w], lr=0.1, weight_decay=0.01)  # momentum=0.9; RMSprop; Adam
 * for _ in range(5):
 *     o.zero_grad(); (torch.tensor([1.0, 2.0, 3.0]) * w * w).sum().div(2).backward(); o.step()
 * }</pre>
 */
class OptimizerTest {

    private static final int STEPS = 5;

    @ParameterizedTest
    @CsvSource({
        "SGD, 0.5872167, -0.6512743, 0.0834365",
        "MOMENTUM, -0.0368150, 1.1679122, -0.3894241",
        "RMSPROP, 0, -0.0983101, -0.0103457",
        "ADAM, 0.5079637, -1.5029558, 0.0278145"
    })
    void shouldMoveWeightsAsPyTorchDoes(Optimizer optimizer, float first, float second, float third) {
        Engine engine = Engine.getEngine(Torch.ENGINE);
        boolean gradients = JniUtils.isGradMode();
        try (NDManager manager = Torch.newManager()) {
            // Given
            JniUtils.setGradMode(false);
            NDArray weights = manager.create(new float[] {1, -2, 0.5f});
            weights.setRequiresGradient(true);
            NDArray curvatures = manager.create(new float[] {1, 2, 3});
            LearningRate rate = new LearningRate(0.1, Schedule.CONSTANT, STEPS);
            WeightSteps steps = new WeightSteps(optimizer.rule(), List.of(weights), rate, 0.01, manager);

            // When
            for (int i = 0; i < STEPS; i++) {
                try (GradientCollector collector = engine.newGradientCollector()) {
                    collector.backward(weights.square().mul(curvatures).sum().div(2));
                }
                steps.step();
            }

            // Then
            assertThat(weights.toFloatArray())
                    .containsExactly(new float[] {first, second, third}, Offset.offset(2e-6f));
        } finally {
            JniUtils.setGradMode(gradients);
        }
    }

    /** Those of a dense layer's matrix may be moved in another way than others. */
    @ParameterizedTest
    @EnumSource
    void shouldMoveMatricesAsItMovesOtherArrays(Optimizer optimizer) {
        // Given
        Shape row = new Shape(50 * 101);

        // When
        float[] matrix = moved(optimizer, new Shape(50, 101));

        // Then
        assertThat(matrix).containsExactly(moved(optimizer, row), Offset.offset(1e-6f));
        assertThat(matrix).isEqualTo(moved(optimizer, new Shape(50, 101)));
    }

    private static float[] moved(Optimizer optimizer, Shape shape) {
        Engine engine = Engine.getEngine(Torch.ENGINE);
        boolean gradients = JniUtils.isGradMode();
        try (NDManager manager = Torch.newManager()) {
            JniUtils.setGradMode(false);
            NDArray weights = manager.arange((int) shape.size())
                    .toType(DataType.FLOAT32, false)
                    .div(1_000)
                    .reshape(shape);
            weights.setRequiresGradient(true);
            LearningRate rate = new LearningRate(0.01, Schedule.CONSTANT, STEPS);
            WeightSteps steps = new WeightSteps(optimizer.rule(), List.of(weights), rate, 0.01, manager);
            for (int i = 0; i < STEPS; i++) {
                try (GradientCollector collector = engine.newGradientCollector()) {
                    collector.backward(weights.sub(2).square().sum());
                }
                steps.step();
            }
            return weights.toFloatArray();
        } finally {
            JniUtils.setGradMode(gradients);
        }
    }
}
