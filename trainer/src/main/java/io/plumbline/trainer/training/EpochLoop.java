package io.plumbline.trainer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.plumbline.model.net.Torch;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.split.Shuffle;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One training: epochs of steps, each followed by a look at the validation images. */
final class EpochLoop implements AutoCloseable {

    private static final int VALIDATION_BATCH = 512;

    private final LearningNetwork network;
    private final TrainingOptions options;
    private final TrainingListener listener;
    private final BooleanSupplier stopped;
    private final EpochImages training;
    private final ImageBatch validationBatch;
    private final WeightSteps steps;
    private final int batches;
    private final Engine engine = Engine.getEngine(Torch.ENGINE);
    private final boolean gradientsBefore = JniUtils.isGradMode();
    private BestEpoch best = new BestEpoch();

    EpochLoop(
            LearningNetwork network,
            EpochImages training,
            LabelledImages validation,
            TrainingOptions options,
            TrainingListener listener,
            BooleanSupplier stopped) {
        this.network = network;
        this.options = options;
        this.listener = listener;
        this.stopped = stopped;
        this.training = training;
        this.validationBatch = new ImageBatch(validation, VALIDATION_BATCH);
        this.batches = (training.size() + options.batchSize() - 1) / options.batchSize();
        LearningRate rate = new LearningRate(options.learningRate(), options.schedule(), batches * options.epochs());
        this.steps = new WeightSteps(options.optimizer(), network.learnt(), rate, options.l2(), network.manager());
        // Only a step's loss is to remember what gradients need; libtorch's default is to remember always.
        JniUtils.setGradMode(false);
    }

    /** Goes on from a checkpoint, whose weights the network has. */
    void goOn(Checkpoint checkpoint, ModelSpec model) throws PackageRefused {
        best = BestEpoch.after(checkpoint, model);
        steps.goOn(checkpoint.steps(), checkpoint.memories());
    }

    /**
     * Runs all epochs that are not done.
     *
     * @param random of the shuffles; those of epochs that are done are made again
     * @param dropoutSeeds one for each epoch; that of the first is set already
     */
    TrainingResult run(RandomGenerator random, RandomGenerator dropoutSeeds, Checkpoints checkpoints) {
        int done = best.epochsDone();
        Pace pace = new Pace(options.epochs(), batches, (long) training.size() * (options.epochs() - done));
        int[] order = IntStream.range(0, training.size()).toArray();
        for (int epoch = 1; epoch <= options.epochs() && best.age(epoch) <= options.patienceEpochs(); epoch++) {
            Shuffle.shuffle(order, random);
            int dropoutSeed = dropoutSeeds.nextInt();
            if (epoch > done) {
                if (epoch > 1) {
                    engine.setRandomSeed(dropoutSeed);
                }
                Tally learnt = learn(epoch, order, pace);
                EpochResult result = best.compare(epoch, learnt, validate(), network);
                if (best.canBeGoneOnFrom()) {
                    checkpoints.keep(best.checkpoint(steps));
                }
                listener.epochDone(result);
            }
        }
        return best.result();
    }

    private Tally learn(int epoch, int[] order, Pace pace) {
        Tally tally = new Tally();
        ImageBatch batch = new ImageBatch(training.of(epoch), options.batchSize());
        for (int i = 0; i < batch.count(); i++) {
            if (stopped.getAsBoolean()) {
                throw new TrainingStoppedException(epoch, i + 1, best.soFar());
            }
            batch.fill(order, i);
            step(batch, tally);
            listener.batchDone(pace.after(epoch, i + 1, batch.size(), tally));
        }
        return tally;
    }

    private void step(ImageBatch batch, Tally tally) {
        try (NDManager scratch = network.manager().newSubManager()) {
            NDArray labels = batch.labels(scratch);
            NDArray pixels = batch.pixels(scratch);
            JniUtils.setGradMode(true);
            NDArray logits = network.logits(pixels, true);
            NDArray loss = CrossEntropy.mean(logits, labels);
            JniUtils.setGradMode(false);
            steps.step(loss);
            tally.add(batch.size(), loss.getFloat(), CrossEntropy.correct(logits, labels));
        }
    }

    private Tally validate() {
        Tally tally = new Tally();
        int[] order = IntStream.range(0, validationBatch.images().size()).toArray();
        for (int i = 0; i < validationBatch.count(); i++) {
            validationBatch.fill(order, i);
            try (NDManager scratch = network.manager().newSubManager()) {
                NDArray labels = validationBatch.labels(scratch);
                NDArray logits = network.logits(validationBatch.pixels(scratch), false);
                NDArray loss = CrossEntropy.mean(logits, labels);
                tally.add(validationBatch.size(), loss.getFloat(), CrossEntropy.correct(logits, labels));
            }
        }
        return tally;
    }

    @Override
    public void close() {
        JniUtils.setGradMode(gradientsBefore);
    }
}
