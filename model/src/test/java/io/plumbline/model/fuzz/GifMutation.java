package io.plumbline.model.fuzz;

import java.util.random.RandomGenerator;

/** Breaks colours, codes and control blocks of a GIF file. Blocks and sizes stay. */
final class GifMutation implements Mutation {

    private static final int HEADER_BYTES = 13;
    private static final int EXTENSION = 0x21;
    private static final int HAS_COLOURS = 0x80;

    @Override
    public byte[] mutate(byte[] file, RandomGenerator random) {
        byte[] mutated = file.clone();
        int at = HEADER_BYTES + coloursBytes(mutated[10]);
        Mutation.scribble(mutated, HEADER_BYTES, at, random);
        while (mutated[at] == EXTENSION) {
            at = scribbleBlocks(mutated, at + 2, random);
        }
        int codeSizeAt = at + 10 + coloursBytes(mutated[at + 9]);
        if (random.nextInt(8) == 0) {
            mutated[codeSizeAt] = (byte) random.nextInt(16);
        }
        scribbleBlocks(mutated, codeSizeAt + 1, random);
        return mutated;
    }

    private static int coloursBytes(byte flags) {
        return (flags & HAS_COLOURS) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int scribbleBlocks(byte[] file, int from, RandomGenerator random) {
        int at = from;
        while (file[at] != 0) {
            int end = at + 1 + Byte.toUnsignedInt(file[at]);
            Mutation.scribble(file, at + 1, end, random);
            at = end;
        }
        return at + 1;
    }
}
