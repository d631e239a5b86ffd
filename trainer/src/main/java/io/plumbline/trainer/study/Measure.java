package io.plumbline.trainer.study;

import java.util.Locale;

/** What is compared. */
enum Measure {
    /** Of the best epoch's weights on images that chose nothing. */
    TEST_ACCURACY("test accuracy", 4),
    /** One more than were run for a training that did not get there. */
    EPOCHS_TO_TARGET("epochs to %s".formatted(Trial.TARGET_ACCURACY), 1),
    /** At least; as above. */
    SECONDS_TO_TARGET("seconds to %s".formatted(Trial.TARGET_ACCURACY), 1),
    SECONDS_PER_EPOCH("seconds per epoch", 2),
    /** After the last epoch. */
    VALIDATION_LOSS("validation loss at the end", 3),
    /** The lowest of all epochs. */
    LOWEST_VALIDATION_LOSS("lowest validation loss", 3),
    /** After the last epoch, between what is unknown and what was learnt from. */
    GAP("gap to training loss", 3);

    private final String title;
    private final int decimals;

    Measure(String title, int decimals) {
        this.title = title;
        this.decimals = decimals;
    }

    String title() {
        return title;
    }

    double of(Trial trial) {
        return switch (this) {
            case TEST_ACCURACY -> trial.testAccuracy();
            case EPOCHS_TO_TARGET -> trial.epochsToTarget();
            case SECONDS_TO_TARGET -> trial.secondsToTarget();
            case SECONDS_PER_EPOCH -> trial.secondsPerEpoch();
            case VALIDATION_LOSS -> trial.lastValidationLoss();
            case LOWEST_VALIDATION_LOSS -> trial.lowestValidationLoss();
            case GAP -> trial.gap();
        };
    }

    /** With as many decimals as mean something. */
    String shown(double figure) {
        return String.format(Locale.ROOT, "%." + decimals + "f", figure);
    }
}
