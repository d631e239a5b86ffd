package io.plumbline.trainer.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small IDX files for tests. */
public final class IdxFiles {

    private IdxFiles() {}

    static byte[] idx(byte[] values, int... dimensions) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + dimensions.length) + values.length);
        bytes.putInt(8 << 8 | dimensions.length);
        for (int dimension : dimensions) {
            bytes.putInt(dimension);
        }
        return bytes.put(values).array();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Four files with two training images and one test image of 2×3 pixels. */
    static void writeFour(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("train-images-idx3-ubyte"), idx(counting(0, 12), 2, 2, 3));
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(idx(new byte[] {3, 9}, 2)));
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(idx(counting(250, 6), 1, 2, 3)));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte"), idx(new byte[] {7}, 1));
    }

    /** The four files of these images, the first so many of which are training images. */
    public static void write(Path folder, LabelledImages images, int training) throws IOException {
        write(folder, "train", images, 0, training);
        write(folder, "t10k", images, training, images.size());
    }

    private static void write(Path folder, String name, LabelledImages images, int from, int to) throws IOException {
        int count = to - from;
        ByteBuffer pixels = ByteBuffer.allocate(count * images.shape().sizeBytes());
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            images.putPixels(from + i, pixels);
            labels[i] = (byte) images.label(from + i);
        }
        byte[] idx = idx(
                pixels.array(), count, images.shape().height(), images.shape().width());
        Files.write(folder.resolve(name + "-images-idx3-ubyte"), idx);
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), idx(labels, count));
    }

    static byte[] counting(int first, int length) {
        byte[] values = new byte[length];
        for (int i = 0; i < length; i++) {
            values[i] = (byte) (first + i);
        }
        return values;
    }
}
