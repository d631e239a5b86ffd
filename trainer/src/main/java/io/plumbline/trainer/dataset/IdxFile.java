package io.plumbline.trainer.dataset;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of one IDX file of unsigned bytes, the format of MNIST and its successors: two zero bytes, a type (8), the
 * number of dimensions, each dimension as a big-endian 32-bit number, then the values.
 */
final class IdxFile {

    private static final int UNSIGNED_BYTES = 8;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER_BYTES = 1 << 16;

    /** What DEFLATE can reach at most. */
    private static final int LARGEST_GZIP_RATIO = 1032;

    private final int[] dimensions;
    private final byte[] values;

    private IdxFile(int[] dimensions, byte[] values) {
        this.dimensions = dimensions;
        this.values = values;
    }

    /**
     * Reads a file, plain or gzipped (its first bytes tell).
     *
     * @param expectedDimensions how many dimensions the file must have
     * @throws DataSetException if the file cannot be read, is no such IDX file, or holds fewer or more bytes than its
     *     header announces
     */
    static IdxFile read(Path file, int expectedDimensions) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
                InputStream in = decompressed(file, raw, expectedDimensions)) {
            return read(file, in, expectedDimensions);
        } catch (IOException e) {
            throw new DataSetException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** How many items there are: images, or labels. */
    int count() {
        return dimensions[0];
    }

    /** The size of one dimension, counted from 0. */
    int dimension(int index) {
        return dimensions[index];
    }

    /** All values, the last dimension running fastest; not a copy. */
    byte[] values() {
        return values;
    }

    private static InputStream decompressed(Path file, InputStream raw, int expectedDimensions) throws IOException {
        raw.mark(2);
        int magic = raw.read() << 8 | raw.read();
        raw.reset();
        try {
            return magic == GZIP_MAGIC ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
        } catch (EOFException | ZipException e) {
            throw headerMissing(file, expectedDimensions, 0, Optional.of(ExactBytes.damage(e)));
        }
    }

    private static IdxFile read(Path file, InputStream in, int expectedDimensions) throws IOException {
        int[] dimensions = readHeader(file, in, expectedDimensions);
        long headerBytes = headerBytes(expectedDimensions);
        long valueBytes = sizeOf(file, dimensions);
        ExactBytes bytes = ExactBytes.read(in, (int) valueBytes);
        if (bytes.found() != valueBytes || bytes.damage().isPresent()) {
            throw new DataSetException("%s is corrupt or truncated: expected %d bytes%s, found %d%s"
                    .formatted(
                            file,
                            headerBytes + valueBytes,
                            in instanceof GZIPInputStream ? " once decompressed" : "",
                            headerBytes + bytes.found(),
                            bytes.damage().map(damage -> " (" + damage + ")").orElse("")));
        }
        return new IdxFile(dimensions, bytes.values());
    }

    /** The number of values, checked before anything of that size is allocated. */
    private static long sizeOf(Path file, int[] dimensions) throws IOException {
        double values = Arrays.stream(dimensions).asDoubleStream().reduce(1, (a, b) -> a * b);
        long fileBytes = Files.size(file);
        if (values > Math.min(Integer.MAX_VALUE - BUFFER_BYTES, (double) fileBytes * LARGEST_GZIP_RATIO)) {
            throw new DataSetException(
                    "%s is corrupt or truncated: expected %.0f bytes of values %s, found a file of %d bytes"
                            .formatted(file, values, Arrays.toString(dimensions), fileBytes));
        }
        return (long) values;
    }

    private static int[] readHeader(Path file, InputStream in, int expectedDimensions) throws IOException {
        int headerBytes = headerBytes(expectedDimensions);
        ExactBytes found = ExactBytes.readFirst(in, headerBytes);
        if (found.found() < headerBytes) {
            throw headerMissing(file, expectedDimensions, found.found(), found.damage());
        }
        ByteBuffer header = ByteBuffer.wrap(found.values());
        int magic = header.getInt();
        int expectedMagic = UNSIGNED_BYTES << 8 | expectedDimensions;
        if (magic != expectedMagic) {
            throw new DataSetException(
                    "%s is not an IDX file of unsigned bytes with %d dimensions: expected magic number 0x%08x, found 0x%08x"
                            .formatted(file, expectedDimensions, expectedMagic, magic));
        }
        int[] dimensions = new int[expectedDimensions];
        for (int i = 0; i < expectedDimensions; i++) {
            dimensions[i] = header.getInt();
            if (dimensions[i] <= 0) {
                throw new DataSetException(
                        "%s announces a dimension of %d; expected a positive size".formatted(file, dimensions[i]));
            }
        }
        return dimensions;
    }

    private static int headerBytes(int dimensions) {
        return Integer.BYTES * (1 + dimensions);
    }

    private static DataSetException headerMissing(
            Path file, int expectedDimensions, long foundBytes, Optional<String> damage) throws IOException {
        return new DataSetException(
                "%s is corrupt or truncated: expected a header of %d bytes, found %d%s (file size %d)"
                        .formatted(
                                file,
                                headerBytes(expectedDimensions),
                                foundBytes,
                                damage.map(what -> " (" + what + ")").orElse(""),
                                Files.size(file)));
    }
}
