package io.plumbline.trainer.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/** An optimizer over one set of weights, and what it remembers from step to step. */
final class WeightSteps {

    private final Optimizer optimizer;
    private final List<NDArray> weights;
    private final LearningRate learningRate;
    private final double l2;
    private final NDManager manager;
    private final StepScript script;
    private final List<NDArray> memories;
    private int steps;

    /** @param manager owns what is remembered */
    WeightSteps(Optimizer optimizer, List<NDArray> weights, LearningRate learningRate, double l2, NDManager manager) {
        this.optimizer = optimizer;
        this.weights = weights;
        this.learningRate = learningRate;
        this.l2 = l2;
        this.manager = manager;
        this.script = new StepScript(manager);
        this.memories = Stream.generate(() -> weights.stream().map(NDArray::zerosLike))
                .limit(optimizer.memories())
                .flatMap(each -> each)
                .toList();
        memories.forEach(each -> each.attach(manager));
    }

    /**
     * Moves every weight against its gradient.
     *
     * @param loss one number, computed from the weights
     */
    void step(NDArray loss) {
        script.run(optimizer.toString(), loss, weights, memories, steps + 1, learningRate.at(steps), l2);
        steps++;
    }

    /** How many steps were made. */
    int count() {
        return steps;
    }

    /** A copy of all that is remembered, an array after the other. */
    float[][] memories() {
        return memories.stream().map(NDArray::toFloatArray).toArray(float[][]::new);
    }

    /** Goes on after so many steps, remembering this. */
    void goOn(int stepsDone, float[][] remembered) {
        steps = stepsDone;
        for (int i = 0; i < remembered.length; i++) {
            fill(memories.get(i), remembered[i]);
        }
    }

    /**
     * Whatever order the array has in memory, and wherever; by way of memory of libtorch's own, since it warns of numbers that come from Java, and
     * on the CPU, since only that can be written to.
     */
    private void fill(NDArray array, float[] values) {
        try (NDManager onCpu = manager.newSubManager(Device.cpu())) {
            NDArray ordered = onCpu.zeros(array.getShape());
            ordered.toByteBuffer(true)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer()
                    .put(values);
            ordered.copyTo(array);
        }
    }
}
