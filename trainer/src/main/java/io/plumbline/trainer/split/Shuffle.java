package io.plumbline.trainer.split;

import java.util.random.RandomGenerator;

/** The Fisher–Yates shuffle: every order is equally likely. */
public final class Shuffle {

    private Shuffle() {}

    /** Shuffles in place. */
    public static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
