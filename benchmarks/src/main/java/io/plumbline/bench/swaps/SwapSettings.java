package io.plumbline.bench.swaps;

import io.plumbline.contract.check.Require;
import java.time.Duration;

/**
 * What one run does.
 *
 * @param swaps to packages that fit, {@value #EARLY_SWAPS} or more
 * @param imagesPerSecond that are sent all the while
 * @param warmUp how long images flow before anything counts: until then the JVM is busy compiling itself
 * @param steady how long they flow without a swap, once before all swaps and once behind them
 * @param seed of the networks and the images
 */
record SwapSettings(int swaps, double imagesPerSecond, Duration warmUp, Duration steady, long seed) {

    /** Memory may grow until so many swaps have been made. */
    static final int EARLY_SWAPS = 20;

    /** After every so many swaps a package is announced that does not fit. */
    static final int SWAPS_PER_MISFIT = 10;

    SwapSettings {
        Require.atLeast("--swaps", EARLY_SWAPS, swaps);
        Require.within("--rate", 1, 100_000, imagesPerSecond);
    }

    /** How many packages are announced that do not fit. */
    int misfits() {
        return swaps / SWAPS_PER_MISFIT;
    }
}
