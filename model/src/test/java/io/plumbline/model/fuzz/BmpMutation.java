package io.plumbline.model.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/** Breaks colours and pixels of a BMP file, and now and then how they are coded. Sizes stay. */
final class BmpMutation implements Mutation {

    private static final int BITS_AT = 28;
    private static final int COMPRESSION_AT = 30;
    private static final int AFTER_HEADER = 54;

    @Override
    public byte[] mutate(byte[] file, RandomGenerator random) {
        byte[] mutated = file.clone();
        Mutation.scribble(mutated, AFTER_HEADER, mutated.length, random);
        ByteBuffer header = ByteBuffer.wrap(mutated).order(ByteOrder.LITTLE_ENDIAN);
        switch (random.nextInt(8)) {
            case 0 -> header.putShort(BITS_AT, new short[] {1, 4, 8, 16, 24, 32}[random.nextInt(6)]);
            case 1 -> header.putInt(COMPRESSION_AT, random.nextInt(4));
            case 2 -> Mutation.scribble(mutated, COMPRESSION_AT, AFTER_HEADER, random);
            default -> {}
        }
        return mutated;
    }
}
