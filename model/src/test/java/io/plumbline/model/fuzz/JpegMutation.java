package io.plumbline.model.fuzz;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Breaks tables and scan data of a JPEG file. Markers, segments and sizes stay. */
final class JpegMutation implements Mutation {

    private static final int FRAME_TO_COMPONENTS = 10;

    @Override
    public byte[] mutate(byte[] file, RandomGenerator random) {
        byte[] mutated = file.clone();
        int aim = random.nextInt(4);
        int at = 2;
        while (at + 4 < mutated.length) {
            int marker = Byte.toUnsignedInt(mutated[at + 1]);
            int end = at + 2 + Short.toUnsignedInt(ByteBuffer.wrap(mutated).getShort(at + 2));
            if (marker == 0xDA) {
                int scanEnd = endOfScan(mutated, end);
                if (aim == 0) {
                    scribbleScan(mutated, end, scanEnd, random);
                }
                end = scanEnd;
            } else if ((marker == 0xDB && aim == 1) || (marker == 0xC4 && aim == 2)) {
                Mutation.scribble(mutated, at + 4, end, random);
            } else if (marker >= 0xC0 && marker <= 0xC2 && aim == 3) {
                mutated[random.nextInt(at + FRAME_TO_COMPONENTS, end)] = (byte) random.nextInt();
            }
            at = end;
        }
        return mutated;
    }

    private static int endOfScan(byte[] file, int from) {
        int at = from;
        while (file[at] != -1 || file[at + 1] == 0) {
            at++;
        }
        return at;
    }

    /** Neither makes a marker nor takes the zero away that keeps an FF from being one. */
    private static void scribbleScan(byte[] file, int from, int to, RandomGenerator random) {
        for (int times = random.nextInt(1, 9); times > 0 && from < to; times--) {
            int at = random.nextInt(from, to);
            if (file[at] != -1 && (at == from || file[at - 1] != -1)) {
                file[at] = (byte) random.nextInt(0xFF);
            }
        }
    }
}
