package io.plumbline.trainer.split;

import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Deals out class by class. The images of each class are spread evenly, from a random start, over one line; then any stretch of
 * the line holds its share of every class, and parts are such stretches, each shuffled.
 */
final class Strata {

    private final LabelledImages pool;
    private final int[] shuffled;

    /**
     * Nothing is dealt out yet.
     *
     * @param shuffled all of the pool, in random order
     */
    Strata(LabelledImages pool, int[] shuffled) {
        this.pool = pool;
        this.shuffled = shuffled;
    }

    /** The images in a new order, part after part, and what is left over. */
    int[] dealtOut(SplitSizes sizes, RandomGenerator random) {
        int[] line = onALine(random);
        int from = 0;
        for (Part part : Part.values()) {
            shuffle(line, from, from + sizes.of(part), random);
            from += sizes.of(part);
        }
        return line;
    }

    private int[] onALine(RandomGenerator random) {
        int classes = pool.labelNames().size();
        int[] counts = new int[classes];
        for (int index : shuffled) {
            counts[pool.label(index)]++;
        }
        double[] starts = random.doubles(classes).toArray();
        int[] seen = new int[classes];
        double[] places = new double[shuffled.length];
        for (int index : shuffled) {
            int label = pool.label(index);
            places[index] = (seen[label]++ + starts[label]) / counts[label];
        }
        return IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> places[index]))
                .mapToInt(index -> index)
                .toArray();
    }

    private static void shuffle(int[] line, int from, int to, RandomGenerator random) {
        int[] part = Arrays.copyOfRange(line, from, to);
        Shuffle.shuffle(part, random);
        System.arraycopy(part, 0, line, from, part.length);
    }
}
