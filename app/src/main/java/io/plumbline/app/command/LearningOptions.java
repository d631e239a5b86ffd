package io.plumbline.app.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is learnt, from which images, and from which seed on. */
public final class LearningOptions {

    @Mixin
    private DataOptions data;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "cnn",
            description = "The network: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private NetworkName network;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Of all that is drawn at random, such as the split and the weights (default: ${DEFAULT-VALUE}).")
    private long seed;

    public DataOptions data() {
        return data;
    }

    public NetworkName network() {
        return network;
    }

    public long seed() {
        return seed;
    }
}
