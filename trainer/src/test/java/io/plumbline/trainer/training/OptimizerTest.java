package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.plumbline.model.net.Torch;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
        // Given
        float[] curvatures = {1, 2, 3};

        // When
        float[] moved =
                moved(optimizer, 0.1, manager -> manager.create(new float[] {1, -2, 0.5f}), weights -> weights.square()
                        .mul(weights.getManager().create(curvatures))
                        .sum()
                        .div(2));

        // Then
        assertThat(moved).containsExactly(new float[] {first, second, third}, Offset.offset(2e-6f));
    }

    /** Fused operations go through memory as it lies, and those of convolutions lie with their channels last. */
    @ParameterizedTest
    @EnumSource
    void shouldMoveWeightsAlikeHoweverTheyLieInMemory(Optimizer optimizer) {
        // Given
        Shape shape = new Shape(7, 5, 3, 3);
        UnaryOperator<NDArray> loss = weights -> weights.sub(weights.getManager()
                        .arange((float) shape.size())
                        .div(1_000)
                        .reshape(shape))
                .square()
                .sum();

        // When
        float[] channelsLast = moved(
                optimizer, 0.01, manager -> manager.zeros(new Shape(7, 3, 3, 5)).transpose(0, 3, 1, 2), loss);

        // Then
        assertThat(channelsLast)
                .containsExactly(moved(optimizer, 0.01, manager -> manager.zeros(shape), loss), Offset.offset(1e-6f));
    }

    private static float[] moved(
            Optimizer optimizer, double rate, Function<NDManager, NDArray> start, UnaryOperator<NDArray> loss) {
        try (NDManager manager = Torch.newManager()) {
            boolean before = JniUtils.isGradMode();
            try {
                JniUtils.setGradMode(false);
                NDArray weights = start.apply(manager);
                weights.setRequiresGradient(true);
                LearningRate constant = new LearningRate(rate, Schedule.CONSTANT, STEPS);
                WeightSteps steps = new WeightSteps(optimizer, List.of(weights), constant, 0.01, manager);
                for (int i = 0; i < STEPS; i++) {
                    JniUtils.setGradMode(true);
                    NDArray now = loss.apply(weights);
                    JniUtils.setGradMode(false);
                    steps.step(now);
                }
                return weights.toFloatArray();
            } finally {
                JniUtils.setGradMode(before);
            }
        }
    }
}
