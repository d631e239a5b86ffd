package io.plumbline.trainer.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.net.ChannelsLast;
import io.plumbline.model.net.Torch;
import io.plumbline.model.net.TorchScriptLayers;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import java.util.List;
import java.util.random.RandomGenerator;

/** A network with weights that can still change. They live until it is closed. */
final class LearningNetwork implements AutoCloseable {

    private final NDManager manager;
    private final ModelSpec model;
    private final Block block;
    private final ParameterStore parameters;

    private LearningNetwork(ModelSpec model, Device device) {
        this.manager = Torch.newManager(device);
        this.model = model;
        this.block = model.newBlock();
        this.parameters = new ParameterStore(manager, false);
    }

    /**
     * Weights to begin with. A network takes them up by {@link #restored} as it does those of a checkpoint, so that they lie in
     * memory alike: where an array begins can decide its sums' last bits.
     */
    static Weights randomWeights(ModelSpec model, RandomGenerator random) {
        try (LearningNetwork network = new LearningNetwork(model, Device.cpu())) {
            network.block.setInitializer(new HeInitializer(random), Parameter.Type.WEIGHT);
            network.block.initialize(network.manager, DataType.FLOAT32, batchShape(model.inputShape(), 1));
            return network.weights();
        }
    }

    static LearningNetwork restored(ModelSpec model, Weights weights, Device device) throws PackageRefused {
        LearningNetwork network = new LearningNetwork(model, device);
        try {
            weights.restore(network.block, network.manager, batchShape(model.inputShape(), 1));
            if (network.block instanceof TorchScriptLayers) {
                throw new PackageRefused(
                        PackageRefused.Reason.UNFIT,
                        "A network '%s' can score and not learn; train it where it comes from and pack it again"
                                .formatted(model.architecture().name()));
            }
            if (!device.isGpu()) {
                ChannelsLast.layOut(network.block, network.manager);
            }
            return network;
        } catch (PackageRefused e) {
            network.close();
            throw e;
        }
    }

    static Shape batchShape(InputShape shape, int images) {
        return new Shape(images, shape.channels(), shape.height(), shape.width());
    }

    InputShape inputShape() {
        return model.inputShape();
    }

    /** A manager for what lives no longer than the network. */
    NDManager manager() {
        return manager;
    }

    /** The weights that are learnt; what batch normalisation only counts is not among them. */
    List<NDArray> learnt() {
        return block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .map(Parameter::getArray)
                .toList();
    }

    /**
     * Logits, images × classes.
     *
     * @param pixels uint8, images × channels × height × width
     */
    NDArray logits(NDArray pixels, boolean learning) {
        NDList input = new NDList(model.preprocessing().apply(pixels));
        return block.forward(parameters, input, learning).singletonOrThrow();
    }

    /** A copy of the weights as they are now. */
    Weights weights() {
        return Weights.of(block);
    }

    @Override
    public void close() {
        manager.close();
    }
}
