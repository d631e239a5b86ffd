package io.plumbline.model.classify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.net.CutNetwork;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Scores with PyTorch on the CPU. Each pass has a manager of its own, closed at its end, so that nothing native outlives
 * it but the weights.
 */
public final class TorchScorer implements Scorer {

    private final ModelSpec spec;
    private final int imagesPerPass;
    private final int imagesPerFastPass;
    private final FeatureSet features;
    private final NDManager manager;
    private final CutNetwork network;
    private final Optional<OutlierModel> outliers;
    private final Optional<WidenedHead> widened;
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private TorchScorer(
            ModelSpec spec,
            FeatureSet features,
            NDManager manager,
            CutNetwork network,
            Optional<OutlierModel> outliers) {
        this.spec = spec;
        this.imagesPerPass = spec.imagesPerPass();
        this.imagesPerFastPass = spec.imagesPerFastPass();
        this.features = features;
        this.manager = manager;
        this.network = network;
        this.outliers = outliers;
        this.widened = outliers.filter(model -> model.projections() > 0)
                .map(model -> WidenedHead.of(
                        network, manager.create(model.projection(), new Shape(model.units(), model.projections()))));
    }

    /**
     * A scorer with its own copy of these weights, that tells no outliers.
     *
     * @throws PackageRefused if the weights do not fit the model's architecture or are not finite
     * @throws IllegalArgumentException if this Plumbline does not have the model's features
     */
    public static TorchScorer of(ModelSpec spec, Weights weights) throws PackageRefused {
        return of(spec, weights, Optional.empty());
    }

    /**
     * As {@link #of(ModelSpec, Weights)}, and it tells outliers if it is given a model of them.
     *
     * @throws IllegalArgumentException also if the model of outliers is about embeddings of another width
     */
    public static TorchScorer of(ModelSpec spec, Weights weights, Optional<OutlierModel> outliers)
            throws PackageRefused {
        FeatureSet features = spec.featureSet();
        Block block = spec.newBlock();
        NDManager manager = Torch.newManager();
        try {
            weights.restore(block, manager, batchShape(spec.inputShape(), 1));
            // Otherwise each pass records a graph for gradients that nobody asks for.
            block.freezeParameters(true);
            return new TorchScorer(spec, features, manager, CutNetwork.of(block), outliers);
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
        float[] logits = new float[batch.size() * spec.classes()];
        float[] projections =
                new float[batch.size() * outliers.map(OutlierModel::projections).orElse(0)];
        passAll(batch, (embeddings, parameters, from) -> {
            if (widened.isPresent()) {
                widened.get().put(embeddings.singletonOrThrow(), from, logits, projections);
            } else {
                putLogits(embeddings, parameters, from, logits);
            }
        });
        return Scores.of(batch, logits, projections, spec, features, outliers);
    }

    /**
     * The forward pass alone.
     *
     * @param batch images of this scorer's shape
     * @return images × classes, what the network put out
     */
    public float[] logits(PixelBatch batch) {
        float[] logits = new float[batch.size() * spec.classes()];
        passAll(batch, (embeddings, parameters, from) -> putLogits(embeddings, parameters, from, logits));
        return logits;
    }

    /**
     * What the layer before the last puts out.
     *
     * @param batch images of this scorer's shape
     * @return an embedding per image
     */
    public float[][] embeddings(PixelBatch batch) {
        float[][] rows = new float[batch.size()][];
        passAll(batch, (embeddings, parameters, from) -> {
            NDArray some = embeddings.singletonOrThrow();
            float[] flat = some.toFloatArray();
            int width = (int) some.getShape().get(1);
            for (int i = 0; i < flat.length / width; i++) {
                rows[from + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
            }
        });
        return rows;
    }

    /** Takes what the trunk made of some images, the first of which has a number in the batch. */
    private interface Taker {
        void take(NDList embeddings, ParameterStore parameters, int from);
    }

    private void putLogits(NDList embeddings, ParameterStore parameters, int from, float[] into) {
        float[] some = network.head()
                .forward(parameters, embeddings, false)
                .singletonOrThrow()
                .toFloatArray();
        System.arraycopy(some, 0, into, from * spec.classes(), some.length);
    }

    private void passAll(PixelBatch batch, Taker taker) {
        inUse.readLock().lock();
        try {
            if (!manager.isOpen()) {
                throw new IllegalStateException("This scorer is closed");
            }
            passes(batch, taker);
        } finally {
            inUse.readLock().unlock();
        }
    }

    /** As few passes as are fast, of equal size. */
    private void passes(PixelBatch batch, Taker taker) {
        int passes = (batch.size() + imagesPerFastPass - 1) / imagesPerFastPass;
        for (int i = 0; i < passes; i++) {
            pass(batch, i * batch.size() / passes, (i + 1) * batch.size() / passes, taker);
        }
    }

    private void pass(PixelBatch batch, int from, int to, Taker taker) {
        try (NDManager pass = manager.newSubManager()) {
            Shape shape = batchShape(batch.shape(), to - from);
            NDArray pixels = pass.create(batch.view(from, to), shape, DataType.UINT8);
            ParameterStore parameters = new ParameterStore(pass, false);
            NDList images = new NDList(spec.preprocessing().apply(pixels));
            taker.take(network.embed(parameters, images), parameters, from);
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
