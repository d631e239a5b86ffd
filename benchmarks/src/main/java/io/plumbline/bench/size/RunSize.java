package io.plumbline.bench.size;

import picocli.CommandLine.Option;

/** The options by which benchmarks are told how much to do, and from which seed. */
public final class RunSize {

    @Option(
            names = "--quick",
            description = "At most four minutes on two free cores, not counting what is installed the first time.")
    private boolean quick;

    @Option(names = "--smoke", hidden = true, description = "Only try whether it works; the figures mean nothing.")
    private boolean smoke;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of weights, images and all else that is drawn by chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** Whether it is to do all of it. */
    public boolean isWhole() {
        return !quick && !smoke;
    }

    public boolean isQuick() {
        return quick;
    }

    public boolean isSmoke() {
        return smoke;
    }

    public long seed() {
        return seed;
    }

    /** What goes with the size that was asked for. */
    public <T> T of(T whole, T little, T least) {
        if (smoke) {
            return least;
        }
        return quick ? little : whole;
    }
}
