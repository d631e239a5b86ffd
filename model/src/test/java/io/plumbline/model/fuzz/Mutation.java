package io.plumbline.model.fuzz;

import java.util.random.RandomGenerator;

/** Breaks a file in a way that chance chooses. */
interface Mutation {

    /** The broken file; the sound one stays as it is. */
    byte[] mutate(byte[] file, RandomGenerator random);

    /** Sets one to eight bytes of this range to whatever comes. */
    static void scribble(byte[] bytes, int from, int to, RandomGenerator random) {
        for (int times = random.nextInt(1, 9); times > 0 && from < to; times--) {
            bytes[random.nextInt(from, to)] = (byte) random.nextInt();
        }
    }
}
