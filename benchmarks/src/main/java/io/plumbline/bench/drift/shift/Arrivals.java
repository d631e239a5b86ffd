package io.plumbline.bench.drift.shift;

import java.util.random.RandomGenerator;

/**
 * An endless stream out of a population, drawn with replacement.
 *
 * @param <T> what of each image is streamed, such as its features
 */
public final class Arrivals<T> {

    private final Mixture mixture;
    private final int[] labels;
    private final T[] asTheyAre;
    private final T[] changed;

    /**
     * A stream.
     *
     * @param labels the class of each image
     * @param asTheyAre each image unchanged
     * @param changed the same images after the mixture's change; fewer if only the first of them were changed
     */
    public Arrivals(Mixture mixture, int[] labels, T[] asTheyAre, T[] changed) {
        this.mixture = mixture;
        this.labels = labels;
        this.asTheyAre = asTheyAre;
        this.changed = changed;
    }

    public T next(RandomGenerator random) {
        boolean isChanged = mixture.changedShare() > 0 && random.nextDouble() < mixture.changedShare();
        T[] from = isChanged ? changed : asTheyAre;
        int image = random.nextInt(from.length);
        while (!stays(image, random)) {
            image = random.nextInt(from.length);
        }
        return from[image];
    }

    private boolean stays(int image, RandomGenerator random) {
        double keeps = mixture.keeps(labels[image]);
        return keeps == 1 || random.nextDouble() < keeps;
    }
}
