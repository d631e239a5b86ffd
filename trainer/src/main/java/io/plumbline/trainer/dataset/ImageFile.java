package io.plumbline.trainer.dataset;

import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageDecoder;
import io.plumbline.model.image.ImageRejected;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** One PNG or JPEG file, decoded as the stream decodes. */
final class ImageFile {

    private static final ImageDecoder DECODER = new ImageDecoder(DecodeLimits.defaults());

    private final Path file;
    private final byte[] bytes;
    private final InputShape size;

    private ImageFile(Path file, byte[] bytes, InputShape size) {
        this.file = file;
        this.bytes = bytes;
        this.size = size;
    }

    /**
     * Reads a file's size, and none of its pixels.
     *
     * @param channels as which its pixels will be taken
     * @throws DataSetException if it cannot be read, or is no image
     */
    static ImageFile read(Path file, int channels) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new ImageFile(file, bytes, size(file, bytes, channels));
        } catch (IOException e) {
            throw new DataSetException("Cannot read the image %s: %s".formatted(file, e), e);
        }
    }

    private static InputShape size(Path file, byte[] bytes, int channels) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DataSetException("%s is neither a PNG nor a JPEG file".formatted(file));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new InputShape(channels, reader.getHeight(0), reader.getWidth(0));
            } catch (IllegalArgumentException e) {
                throw new DataSetException("%s: %s".formatted(file, e.getMessage()), e);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Its own size, with the channels as which its pixels are taken. */
    InputShape size() {
        return size;
    }

    /**
     * Its pixels, channel by channel and row by row, at its own size.
     *
     * @throws DataSetException if they cannot be decoded
     */
    byte[] pixels() {
        PixelBatch one = PixelBatch.allocate(size, 1);
        try {
            DECODER.decode(EncodedImage.of(bytes, Optional.empty()), one);
        } catch (ImageRejected e) {
            throw new DataSetException("%s does not decode: %s".formatted(file, e.detail()), e);
        }
        byte[] pixels = new byte[size.sizeBytes()];
        one.read(0, pixels);
        return pixels;
    }
}
