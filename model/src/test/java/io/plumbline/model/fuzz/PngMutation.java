package io.plumbline.model.fuzz;

import io.plumbline.model.image.EncodedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.InflaterInputStream;

/** Breaks what is inside the chunks of a PNG file. Sizes stay, checksums are right again. */
final class PngMutation implements Mutation {

    private static final int SIGNATURE_BYTES = 8;
    private static final int AROUND_CONTENT_BYTES = 12;

    @Override
    public byte[] mutate(byte[] file, RandomGenerator random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, SIGNATURE_BYTES);
        int aim = random.nextInt(8);
        for (int at = SIGNATURE_BYTES; at < file.length; ) {
            int length = ByteBuffer.wrap(file).getInt(at);
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            byte[] content = Arrays.copyOfRange(file, at + 8, at + 8 + length);
            out.writeBytes(EncodedFiles.chunk(type, mutated(type, content, aim, random)));
            at += length + AROUND_CONTENT_BYTES;
        }
        return out.toByteArray();
    }

    private static byte[] mutated(String type, byte[] content, int aim, RandomGenerator random) {
        switch (type) {
            case "IHDR" -> {
                if (aim == 0) {
                    mutateHeader(content, random);
                }
            }
            case "PLTE", "tRNS" -> Mutation.scribble(content, 0, content.length, random);
            case "IDAT" -> {
                return aim == 1 ? compressed(content, random) : rows(content, random);
            }
            default -> {}
        }
        return content;
    }

    /** Another bit depth, colour type or interlacing, mostly one that there is. */
    private static void mutateHeader(byte[] header, RandomGenerator random) {
        byte[] depths = {1, 2, 4, 8, 16, (byte) random.nextInt()};
        byte[] colours = {0, 2, 3, 4, 6, (byte) random.nextInt()};
        header[8] = depths[random.nextInt(depths.length)];
        header[9] = colours[random.nextInt(colours.length)];
        header[12] = (byte) random.nextInt(3);
    }

    private static byte[] compressed(byte[] content, RandomGenerator random) {
        Mutation.scribble(content, 0, content.length, random);
        return content;
    }

    /** Other samples and filters, some rows more or fewer, compressed anew. */
    private static byte[] rows(byte[] content, RandomGenerator random) {
        try (InflaterInputStream inflated = new InflaterInputStream(new java.io.ByteArrayInputStream(content))) {
            byte[] rows = inflated.readAllBytes();
            Mutation.scribble(rows, 0, rows.length, random);
            int kept = random.nextInt(6) == 0 ? random.nextInt(2 * rows.length) : rows.length;
            return EncodedFiles.deflate(Arrays.copyOf(rows, kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
