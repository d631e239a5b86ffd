package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An optimizer over one set of weights. What it remembers lives in the manager it is given; DJL's own optimizers leave it to
 * nobody.
 */
final class WeightSteps {

    private final UpdateRule rule;
    private final List<Moved> moved;
    private final LearningRate learningRate;
    private final float l2;
    private int steps;

    WeightSteps(UpdateRule rule, List<NDArray> weights, LearningRate learningRate, double l2, NDManager manager) {
        this.rule = rule;
        this.moved =
                weights.stream().map(w -> Moved.of(w, rule.memories(), manager)).toList();
        this.learningRate = learningRate;
        this.l2 = (float) l2;
    }

    /** Moves every weight against its gradient, and sets the gradients back to zero. */
    void step() {
        UpdateRule.Step step = new UpdateRule.Step(steps + 1, learningRate.at(steps), l2);
        steps++;
        for (Moved each : moved) {
            try (NDArray gradient = each.weight().getGradient()) {
                rule.move(each.weight(), gradient, each.memories(), step);
            }
        }
    }

    /** How many steps were made. */
    int count() {
        return steps;
    }

    /** A copy of all that is remembered, an array after the other. */
    float[][] memories() {
        return arrays().map(NDArray::toFloatArray).toArray(float[][]::new);
    }

    /** Goes on after so many steps, remembering this. */
    void goOn(int stepsDone, float[][] remembered) {
        steps = stepsDone;
        Iterator<NDArray> arrays = arrays().iterator();
        for (float[] memory : remembered) {
            fill(arrays.next(), memory);
        }
    }

    /** Into the array's own memory where it can be reached: DJL's way there is one that libtorch warns of. */
    private static void fill(NDArray array, float[] values) {
        if (array.getDevice().isGpu()) {
            array.set(values);
        } else {
            array.toByteBuffer(true)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer()
                    .put(values);
        }
    }

    private Stream<NDArray> arrays() {
        return moved.stream().flatMap(each -> each.memories().stream());
    }

    private record Moved(NDArray weight, List<NDArray> memories) {

        static Moved of(NDArray weight, int memories, NDManager manager) {
            return new Moved(
                    weight,
                    Stream.generate(() -> manager.zeros(weight.getShape(), DataType.FLOAT32))
                            .limit(memories)
                            .toList());
        }
    }
}
