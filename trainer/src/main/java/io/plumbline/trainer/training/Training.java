package io.plumbline.trainer.training;

import ai.djl.engine.Engine;
import io.plumbline.model.net.Torch;
import io.plumbline.model.net.TorchThreads;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Trains a network by the options, from random weights or from given ones, and keeps the epoch with the lowest validation
 * loss.
 *
 * <p>All images stay in memory as bytes. A batch is copied together into one direct buffer and becomes floats inside
 * libtorch, so that a step opens one manager and some dozens of arrays, whatever the size of the data. Weights, shuffles
 * and dropout follow the seed alone: the same options, data and machine give the same weights bit for bit.
 *
 * <p>One training at a time in one process: libtorch's gradients, generator and number of threads are shared by all.
 */
public final class Training {

    private final ModelSpec model;
    private final TrainingOptions options;
    private final TrainingListener listener;
    private final BooleanSupplier stopped;

    /**
     * Prepares a training; nothing happens yet.
     *
     * @param stopped asked before each batch; once true, the training ends with a {@link TrainingStoppedException}
     */
    public Training(ModelSpec model, TrainingOptions options, TrainingListener listener, BooleanSupplier stopped) {
        this.model = model;
        this.options = options;
        this.listener = listener;
        this.stopped = stopped;
    }

    /** Trains from random weights, and leaves no checkpoints. */
    public TrainingResult fromScratch(LabelledImages training, LabelledImages validation) {
        return fromScratch(training, validation, Checkpoints.none());
    }

    /**
     * Trains from random weights, or goes on from a checkpoint: the outcome is the same bit for bit.
     *
     * @throws TrainingStoppedException with what the epochs came to that were done
     * @throws IllegalArgumentException if a checkpoint is to be gone on from, and it is another training's, or damaged
     */
    public TrainingResult fromScratch(LabelledImages training, LabelledImages validation, Checkpoints checkpoints) {
        SplittableRandom random = new SplittableRandom(options.seed());
        SplittableRandom ofWeights = random.split();
        Optional<Checkpoint> checkpoint = checkpoints.found();
        try (LearningNetwork network = checkpoint.isPresent()
                ? restored(Weights.decode(checkpoint.get().weights(), model))
                : restored(LearningNetwork.randomWeights(model, ofWeights))) {
            return run(network, EpochImages.always(training), validation, random, checkpoints, checkpoint);
        } catch (PackageRefused e) {
            throw new IllegalArgumentException("The checkpoint does not fit the network: " + e.getMessage(), e);
        }
    }

    /**
     * Trains from random weights, and leaves no checkpoints.
     *
     * @param training what each epoch learns from
     */
    public TrainingResult afresh(EpochImages training, LabelledImages validation) {
        SplittableRandom random = new SplittableRandom(options.seed());
        try (LearningNetwork network = restored(LearningNetwork.randomWeights(model, random.split()))) {
            return run(network, training, validation, random, Checkpoints.none(), Optional.empty());
        } catch (PackageRefused e) {
            throw new IllegalStateException("Random weights do not fit their own network", e);
        }
    }

    /**
     * Trains on from these weights, which stay as they are.
     *
     * @param training what each epoch learns from
     * @throws PackageRefused if they are not the weights of this model's network
     */
    public TrainingResult from(Weights start, EpochImages training, LabelledImages validation) throws PackageRefused {
        try (LearningNetwork network = restored(start)) {
            SplittableRandom random = new SplittableRandom(options.seed());
            return run(network, training, validation, random, Checkpoints.none(), Optional.empty());
        }
    }

    private LearningNetwork restored(Weights weights) throws PackageRefused {
        return LearningNetwork.restored(model, weights, options.device().device());
    }

    private TrainingResult run(
            LearningNetwork network,
            EpochImages training,
            LabelledImages validation,
            SplittableRandom random,
            Checkpoints checkpoints,
            Optional<Checkpoint> checkpoint)
            throws PackageRefused {
        Engine.getEngine(Torch.ENGINE).setRandomSeed(random.nextInt());
        int threadsBefore = TorchThreads.perOperation();
        TorchThreads.setPerOperation(options.threads());
        try (EpochLoop loop = new EpochLoop(network, training, validation, options, listener, stopped)) {
            if (checkpoint.isPresent()) {
                loop.goOn(checkpoint.get(), model);
            }
            return loop.run(random, new SplittableRandom(~options.seed()), checkpoints);
        } finally {
            TorchThreads.setPerOperation(threadsBefore);
        }
    }
}
