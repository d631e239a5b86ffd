package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.random.RandomGenerator;

/**
 * Normal weights with variance 2/fan-in (He et al. 2015, doi:10.1109/ICCV.2015.123), which keeps the scale of what
 * passes through ReLUs. Drawn from a generator of its own, because libtorch's is shared by the whole process.
 */
final class HeInitializer implements Initializer {

    private final RandomGenerator random;

    HeInitializer(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
        long outputs = shape.get(0);
        double deviation = Math.sqrt(2.0 * outputs / shape.size());
        float[] weights = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() * deviation);
        }
        return manager.create(weights, shape).toType(dataType, false);
    }
}
