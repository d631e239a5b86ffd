package io.plumbline.trainer.dataset;

import java.nio.file.Path;
import java.util.Arrays;

/** The images of one IDX file, without labels. */
public final class IdxImages {

    private static final int DIMENSIONS = 3;

    private final IdxFile file;
    private final int imageBytes;

    private IdxImages(IdxFile file) {
        this.file = file;
        this.imageBytes = file.dimension(1) * file.dimension(2);
    }

    /**
     * Reads all of them, plain or gzipped.
     *
     * @throws DataSetException if the file cannot be read, or is damaged
     */
    public static IdxImages read(Path file) {
        return new IdxImages(IdxFile.read(file, DIMENSIONS));
    }

    public int count() {
        return file.count();
    }

    /** A copy of one image's unsigned 8-bit pixels, row by row. */
    public byte[] pixels(int index) {
        return Arrays.copyOfRange(file.values(), index * imageBytes, (index + 1) * imageBytes);
    }
}
