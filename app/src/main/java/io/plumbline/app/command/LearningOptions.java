package io.plumbline.app.command;

import io.plumbline.trainer.options.GivenOptions;
import io.plumbline.trainer.training.ComputeDevice;
import io.plumbline.trainer.training.Optimizer;
import io.plumbline.trainer.training.Schedule;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is learnt, from which images, how, and from which seed on: by flags, or in a file whose keys are called like them. */
public final class LearningOptions {

    @Mixin
    private DataOptions data;

    @Option(
            names = "--options",
            paramLabel = "FILE",
            description = "YAML with any of the following, such as 'learning-rate: 0.001'; flags win.")
    private Path file;

    @Option(names = "--model", paramLabel = "NAME", description = "The network: cnn, mlp (default: cnn).")
    private String model;

    @Option(names = "--hidden", paramLabel = "N", description = "Hidden units of mlp (default: 512).")
    private Integer hidden;

    @Option(names = "--filters1", paramLabel = "N", description = "First convolution of cnn (default: 16).")
    private Integer filters1;

    @Option(names = "--filters2", paramLabel = "N", description = "Second convolution of cnn (default: 32).")
    private Integer filters2;

    @Option(names = "--dense", paramLabel = "N", description = "Dense units of cnn (default: 128).")
    private Integer dense;

    @Option(names = "--dropout", paramLabel = "SHARE", description = "Of units left out in training (default: 0).")
    private Double dropout;

    @Option(
            names = "--batch-norm",
            arity = "1",
            paramLabel = "true|false",
            description = "Batch normalisation (default: true for cnn, false for mlp).")
    private Boolean batchNorm;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "How gradients move weights: ${COMPLETION-CANDIDATES} (default: adam).")
    private Optimizer optimizer;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            description = "Of the first step (default: adam 0.002, rmsprop 0.001, momentum 0.02, sgd 0.05).")
    private Double learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "How the learning rate goes on: ${COMPLETION-CANDIDATES} (default: cosine).")
    private Schedule schedule;

    @Option(names = "--l2", paramLabel = "WEIGHT", description = "Of the squared weights in the loss (default: 0).")
    private Double l2;

    @Option(names = "--batch-size", paramLabel = "N", description = "Images per step (default: 128).")
    private Integer batchSize;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training images (default: 5 for cnn, 20 for mlp).")
    private Integer epochs;

    @Option(
            names = "--patience",
            paramLabel = "EPOCHS",
            description = "Stop after so many without a lower validation loss (default: 3 for cnn, 5 for mlp).")
    private Integer patience;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of all that is drawn at random, such as the split and the weights (default: 1).")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Cores to learn with (default: all).")
    private Integer threads;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Where to learn: ${COMPLETION-CANDIDATES} (default: auto, a GPU if there is one).")
    private ComputeDevice device;

    public DataOptions data() {
        return data;
    }

    /** What flags and file say together. */
    public GivenOptions given() {
        try {
            return file == null ? flags() : flags().orElse(GivenOptions.read(file));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private GivenOptions flags() {
        return new GivenOptions(
                Optional.ofNullable(model),
                Optional.ofNullable(hidden),
                Optional.ofNullable(filters1),
                Optional.ofNullable(filters2),
                Optional.ofNullable(dense),
                Optional.ofNullable(dropout),
                Optional.ofNullable(batchNorm),
                Optional.ofNullable(optimizer),
                Optional.ofNullable(learningRate),
                Optional.ofNullable(schedule),
                Optional.ofNullable(l2),
                Optional.ofNullable(batchSize),
                Optional.ofNullable(epochs),
                Optional.ofNullable(patience),
                Optional.ofNullable(seed),
                Optional.ofNullable(threads),
                Optional.ofNullable(device));
    }
}
