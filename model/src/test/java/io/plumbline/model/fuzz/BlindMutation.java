package io.plumbline.model.fuzz;

import io.plumbline.model.image.EncodedFiles;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Knows nothing of the format: what happens on bad disks and wires, and to those who guess. */
final class BlindMutation implements Mutation {

    @Override
    public byte[] mutate(byte[] file, RandomGenerator random) {
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(file, random.nextInt(file.length));
            case 1 -> noise(file, random.nextInt(2, 16), random);
            case 2 -> inserted(file, random);
            case 3 -> removed(file, random);
            case 4 -> repeated(file, random);
            case 5 -> edge(file, random);
            default -> scribbled(file, random);
        };
    }

    private static byte[] scribbled(byte[] file, RandomGenerator random) {
        byte[] mutated = file.clone();
        Mutation.scribble(mutated, 0, mutated.length, random);
        return mutated;
    }

    /** Random bytes behind a beginning that is right. */
    private static byte[] noise(byte[] file, int beginning, RandomGenerator random) {
        byte[] noise = new byte[beginning + random.nextInt(2_000)];
        random.nextBytes(noise);
        System.arraycopy(file, 0, noise, 0, beginning);
        return noise;
    }

    private static byte[] inserted(byte[] file, RandomGenerator random) {
        byte[] more = new byte[random.nextInt(1, 100)];
        random.nextBytes(more);
        return EncodedFiles.insert(file, random.nextInt(file.length), more);
    }

    private static byte[] removed(byte[] file, RandomGenerator random) {
        int from = random.nextInt(file.length);
        int to = random.nextInt(from, file.length);
        return EncodedFiles.insert(Arrays.copyOf(file, from), from, Arrays.copyOfRange(file, to, file.length));
    }

    private static byte[] repeated(byte[] file, RandomGenerator random) {
        int from = random.nextInt(file.length);
        int to = random.nextInt(from, file.length);
        return EncodedFiles.insert(file, to, Arrays.copyOfRange(file, from, to));
    }

    /** Numbers at which arithmetic goes wrong, in the header. */
    private static byte[] edge(byte[] file, RandomGenerator random) {
        byte[] mutated = file.clone();
        byte[] edges = {0, -1, 0x7F, (byte) 0x80, 1};
        int width = 1 << random.nextInt(3);
        int from = random.nextInt(Math.min(80, file.length - width));
        Arrays.fill(mutated, from, from + width, edges[random.nextInt(edges.length)]);
        return mutated;
    }
}
