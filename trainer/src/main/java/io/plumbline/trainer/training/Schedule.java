package io.plumbline.trainer.training;

import java.util.Locale;

/** How a learning rate changes while a network learns. */
public enum Schedule {
    /** It stays as it is. */
    CONSTANT,
    /** It falls in a straight line to nothing. */
    LINEAR,
    /** It falls along half a cosine to nothing (Loshchilov and Hutter 2017, arXiv:1608.03983, without restarts). */
    COSINE;

    /**
     * What the first rate is multiplied by.
     *
     * @param done the share of the steps that is done, 0 to 1
     */
    double factor(double done) {
        return switch (this) {
            case CONSTANT -> 1;
            case LINEAR -> 1 - done;
            case COSINE -> (1 + Math.cos(Math.PI * done)) / 2;
        };
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
