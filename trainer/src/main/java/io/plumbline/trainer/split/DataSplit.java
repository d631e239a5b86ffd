package io.plumbline.trainer.split;

import io.plumbline.trainer.dataset.LabelledImages;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A pool of images dealt out to the {@link Part}s, no image to two of them.
 *
 * <p>The whole pool is shuffled first, whatever its order: the training and test images of MNIST and its successors come
 * from different sources, and a detector takes that difference for drift. The same pool, sizes and seed give the same
 * parts.
 */
public final class DataSplit {

    private final LabelledImages pool;
    private final SplitSizes sizes;
    private final long seed;
    private final SplitMethod method;
    private final int[] shuffled;

    private DataSplit(LabelledImages pool, SplitSizes sizes, long seed, SplitMethod method, int[] shuffled) {
        this.pool = pool;
        this.sizes = sizes;
        this.seed = seed;
        this.method = method;
        this.shuffled = shuffled;
    }

    /**
     * Shuffles and deals out, whatever the classes.
     *
     * @throws IllegalArgumentException if the pool holds fewer images than the parts need
     */
    public static DataSplit of(LabelledImages pool, SplitSizes sizes, long seed) {
        return of(pool, sizes, seed, SplitMethod.SHUFFLED);
    }

    /**
     * The same by another method.
     *
     * @throws IllegalArgumentException if the pool holds fewer images than the parts need
     */
    public static DataSplit of(LabelledImages pool, SplitSizes sizes, long seed, SplitMethod method) {
        if (pool.size() < sizes.total()) {
            throw new IllegalArgumentException(
                    "The parts need %d images (%s), the data set holds %d; ask for smaller parts"
                            .formatted(sizes.total(), sizes, pool.size()));
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] shuffled = IntStream.range(0, pool.size()).toArray();
        Shuffle.shuffle(shuffled, random);
        if (method == SplitMethod.STRATIFIED) {
            shuffled = new Strata(pool, shuffled).dealtOut(sizes, random);
        }
        return new DataSplit(pool, sizes, seed, method, shuffled);
    }

    public SplitMethod method() {
        return method;
    }

    LabelledImages pool() {
        return pool;
    }

    public SplitSizes sizes() {
        return sizes;
    }

    public long seed() {
        return seed;
    }

    /** The images of one part, in shuffled order. */
    public LabelledImages images(Part part) {
        return pool.select(indices(part));
    }

    /** Where the images of one part stand in the pool, in the order of {@link #images}. */
    public int[] indices(Part part) {
        int first = firstNumber(part);
        return Arrays.copyOfRange(shuffled, first, first + sizes.of(part));
    }

    /** How many images of the shuffled pool come before those of this part. */
    public int firstNumber(Part part) {
        int first = 0;
        for (Part earlier : Part.values()) {
            if (earlier == part) {
                return first;
            }
            first += sizes.of(earlier);
        }
        return first;
    }

    /** The budget as a table for people: part, images, purpose. */
    public String budget() {
        StringBuilder table = new StringBuilder("%-11s %7s  %s%n".formatted("part", "images", "what for"));
        for (Part part : Part.values()) {
            table.append(
                    "%-11s %,7d  %s%n".formatted(part.name().toLowerCase(Locale.ROOT), sizes.of(part), part.purpose()));
        }
        return table.append("%-11s %,7d  of %,d in the data set, %s with seed %d"
                        .formatted("all", sizes.total(), pool.size(), method, seed))
                .toString();
    }
}
