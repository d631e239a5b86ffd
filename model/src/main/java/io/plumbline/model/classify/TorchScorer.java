package io.plumbline.model.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Scores with PyTorch on the CPU. Each pass has a manager of its own, closed at its end, so that nothing native outlives
 * it but the weights.
 */
public final class TorchScorer implements Scorer {

    private final ModelSpec spec;
    private final int imagesPerPass;
    private final FeatureSet features;
    private final NDManager manager;
    private final Block block;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private TorchScorer(ModelSpec spec, FeatureSet features, NDManager manager, Block block) {
        this.spec = spec;
        this.imagesPerPass = spec.imagesPerPass();
        this.features = features;
        this.manager = manager;
        this.block = block;
    }

    /**
     * A scorer with its own copy of these weights.
     *
     * @throws PackageRefused if the weights do not fit the model's architecture or are not finite
     * @throws IllegalArgumentException if this Plumbline does not have the model's features
     */
    public static TorchScorer of(ModelSpec spec, Weights weights) throws PackageRefused {
        FeatureSet features = spec.featureSet();
        Block block = spec.newBlock();
        NDManager manager = Torch.newManager();
        try {
            weights.restore(block, manager, batchShape(spec.inputShape(), 1));
            // Otherwise each pass records a graph for gradients that nobody asks for.
            block.freezeParameters(true);
            return new TorchScorer(spec, features, manager, block);
        } catch (PackageRefused | RuntimeException | Error e) {
            manager.close();
            throw e;
        }
    }

    private static Shape batchShape(InputShape shape, int size) {
        return new Shape(size, shape.channels(), shape.height(), shape.width());
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public int imagesPerPass() {
        return imagesPerPass;
    }

    @Override
    public Scores score(PixelBatch batch) {
        if (!batch.shape().equals(spec.inputShape())) {
            throw new IllegalArgumentException(
                    "The batch has images of %s; the model takes %s".formatted(batch.shape(), spec.inputShape()));
        }
        float[] logits = logits(batch);
        return Scores.of(batch, logits, spec.classes(), spec.temperature().orElse(1.0), features);
    }

    /**
     * The forward pass alone.
     *
     * @param batch images of this scorer's shape
     * @return images × classes, what the network put out
     */
    public float[] logits(PixelBatch batch) {
        inUse.readLock().lock();
        try {
            if (!manager.isOpen()) {
                throw new IllegalStateException("This scorer is closed");
            }
            float[] logits = new float[batch.size() * spec.classes()];
            for (int from = 0; from < batch.size(); from += imagesPerPass) {
                float[] some = forward(batch, from, Math.min(batch.size(), from + imagesPerPass));
                System.arraycopy(some, 0, logits, from * spec.classes(), some.length);
            }
            return logits;
        } finally {
            inUse.readLock().unlock();
        }
    }

    private float[] forward(PixelBatch batch, int from, int to) {
        try (NDManager pass = manager.newSubManager()) {
            Shape shape = batchShape(batch.shape(), to - from);
            NDArray pixels = pass.create(batch.view(from, to), shape, DataType.UINT8);
            NDList input = new NDList(spec.preprocessing().apply(pixels));
            return block.forward(new ParameterStore(pass, false), input, false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    /** The owner of all that is native. */
    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            manager.close();
        } finally {
            inUse.writeLock().unlock();
        }
    }
}
