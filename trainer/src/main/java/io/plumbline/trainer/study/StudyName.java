package io.plumbline.trainer.study;

import java.util.Locale;

/** The studies there are. */
public enum StudyName {
    /** Which way of moving weights gets where, and how fast. */
    OPTIMIZERS,
    /** What keeps a network from learning by heart. */
    REGULARIZATION,
    /** What batch normalisation is good for. */
    BATCHNORM;

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
