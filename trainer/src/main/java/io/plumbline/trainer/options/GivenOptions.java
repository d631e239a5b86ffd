package io.plumbline.trainer.options;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.training.ComputeDevice;
import io.plumbline.trainer.training.Optimizer;
import io.plumbline.trainer.training.Schedule;
import io.plumbline.trainer.training.TrainingOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was said about a network and its training. What was left out has a default, which may depend on what was said: see
 * {@link #architecture} and {@link #training}.
 *
 * @param model the network by its name
 * @param hidden units of the hidden layer of {@code mlp}
 * @param filters1 filters of the first convolution of {@code cnn}
 * @param filters2 filters of its second convolution
 * @param dense units of its dense layer
 * @param dropout share of units that training leaves out
 * @param batchNorm whether there is batch normalisation
 * @param optimizer how gradients move weights
 * @param learningRate of the first step
 * @param schedule how the learning rate goes on
 * @param l2 weight of the squared weights in the loss
 * @param batchSize images per step
 * @param epochs passes over the training images
 * @param patience epochs without a lower validation loss before the training ends
 * @param seed of all that is drawn at random
 * @param threads that libtorch may use in one operation
 * @param device where it is computed
 */
public record GivenOptions(
        Optional<String> model,
        Optional<Integer> hidden,
        Optional<Integer> filters1,
        Optional<Integer> filters2,
        Optional<Integer> dense,
        Optional<Double> dropout,
        Optional<Boolean> batchNorm,
        Optional<Optimizer> optimizer,
        Optional<Double> learningRate,
        Optional<Schedule> schedule,
        Optional<Double> l2,
        Optional<Integer> batchSize,
        Optional<Integer> epochs,
        Optional<Integer> patience,
        Optional<Long> seed,
        Optional<Integer> threads,
        Optional<ComputeDevice> device) {

    private static final String DEFAULT_MODEL = "cnn";
    private static final long DEFAULT_SEED = 1;

    /**
     * Reads a YAML file whose keys are called as the flags are, without the hyphens in front: {@code learning-rate: 0.001}.
     *
     * @throws IllegalArgumentException if it cannot be read, or says what is no option; the message names file, line and value
     */
    public static GivenOptions read(Path yaml) {
        return OptionsFile.read(yaml);
    }

    /** Nothing was said. */
    public static GivenOptions none() {
        return new GivenOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What was said here; what was not is taken from there. */
    public GivenOptions orElse(GivenOptions other) {
        return new GivenOptions(
                model.or(other::model),
                hidden.or(other::hidden),
                filters1.or(other::filters1),
                filters2.or(other::filters2),
                dense.or(other::dense),
                dropout.or(other::dropout),
                batchNorm.or(other::batchNorm),
                optimizer.or(other::optimizer),
                learningRate.or(other::learningRate),
                schedule.or(other::schedule),
                l2.or(other::l2),
                batchSize.or(other::batchSize),
                epochs.or(other::epochs),
                patience.or(other::patience),
                seed.or(other::seed),
                threads.or(other::threads),
                device.or(other::device));
    }

    /** The network that was asked for: its name, {@value #DEFAULT_MODEL} by default. */
    public String modelName() {
        return model.orElse(DEFAULT_MODEL);
    }

    /** The first part of the id of a model of this network: its name, of a class without the package's. */
    public String idName() {
        return modelName().substring(modelName().lastIndexOf('.') + 1);
    }

    /** The seed, {@value #DEFAULT_SEED} by default. */
    public long seedValue() {
        return seed.orElse(DEFAULT_SEED);
    }

    /**
     * The network that was asked for.
     *
     * @throws IllegalArgumentException if there is no such network, it is not sized by what was given, or not by such values
     */
    public Architecture architecture() {
        Map<String, Double> sizes = new TreeMap<>();
        hidden.ifPresent(value -> sizes.put("hidden", (double) value));
        filters1.ifPresent(value -> sizes.put("filters1", (double) value));
        filters2.ifPresent(value -> sizes.put("filters2", (double) value));
        dense.ifPresent(value -> sizes.put("dense", (double) value));
        dropout.ifPresent(value -> sizes.put("dropout", value));
        batchNorm.ifPresent(value -> sizes.put("batchNorm", value ? 1.0 : 0.0));
        return new Architecture(modelName(), sizes);
    }

    /**
     * How it is to be trained.
     *
     * @throws IllegalArgumentException if an option is out of its range, or the device is not there
     */
    public TrainingOptions training() {
        TrainingOptions usual = TrainingOptions.defaults(architecture(), seedValue());
        Optimizer by = optimizer.orElse(usual.optimizer());
        return new TrainingOptions(
                by,
                learningRate.orElse(by.defaultLearningRate()),
                schedule.orElse(usual.schedule()),
                epochs.orElse(usual.epochs()),
                patience.orElse(usual.patienceEpochs()),
                batchSize.orElse(usual.batchSize()),
                l2.orElse(usual.l2()),
                usual.seed(),
                threads.orElse(usual.threads()),
                device.orElse(ComputeDevice.AUTO).onThisMachine());
    }

    /** All that was said, as a command line says it. */
    public Map<String, String> flags() {
        Map<String, String> flags = new TreeMap<>();
        model.ifPresent(value -> flags.put("--model", value.toString()));
        hidden.ifPresent(value -> flags.put("--hidden", value.toString()));
        filters1.ifPresent(value -> flags.put("--filters1", value.toString()));
        filters2.ifPresent(value -> flags.put("--filters2", value.toString()));
        dense.ifPresent(value -> flags.put("--dense", value.toString()));
        dropout.ifPresent(value -> flags.put("--dropout", value.toString()));
        batchNorm.ifPresent(value -> flags.put("--batch-norm", value.toString()));
        optimizer.ifPresent(value -> flags.put("--optimizer", value.toString()));
        learningRate.ifPresent(value -> flags.put("--learning-rate", value.toString()));
        schedule.ifPresent(value -> flags.put("--schedule", value.toString()));
        l2.ifPresent(value -> flags.put("--l2", value.toString()));
        batchSize.ifPresent(value -> flags.put("--batch-size", value.toString()));
        epochs.ifPresent(value -> flags.put("--epochs", value.toString()));
        patience.ifPresent(value -> flags.put("--patience", value.toString()));
        seed.ifPresent(value -> flags.put("--seed", value.toString()));
        threads.ifPresent(value -> flags.put("--threads", value.toString()));
        device.ifPresent(value -> flags.put("--device", value.toString()));
        return flags;
    }
}
