package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.UNKNOWN_FORMAT;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;

import io.plumbline.contract.image.ContentType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Reads PNG, JPEG, GIF and BMP through the JDK's readers, which are handed bytes in memory, so nothing is cached on
 * disk. Metadata is skipped, so its compressed chunks are never inflated.
 */
final class ImageIoReader {

    private final DecodeLimits limits;
    private final Map<ContentType, ImageReaderSpi> readers = new EnumMap<>(ContentType.class);

    ImageIoReader(DecodeLimits limits) {
        this.limits = limits;
        for (ContentType type : ContentType.values()) {
            Iterator<ImageReader> candidates = ImageIO.getImageReadersByMIMEType(type.mediaType());
            if (candidates.hasNext()) {
                readers.put(type, candidates.next().getOriginatingProvider());
            }
        }
    }

    /** The pixels in the model's shape. */
    byte[] read(byte[] value, ContentType type, InputShape shape) throws ImageRejected {
        if (type == ContentType.BMP) {
            BmpHeader.requirePlainPixels(value);
        }
        try {
            return decode(value, type, shape);
        } catch (StackOverflowError e) {
            throw corrupt(type, e);
        } catch (ImageRejected | VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw corrupt(type, e);
        }
    }

    private static ImageRejected corrupt(ContentType type, Throwable cause) {
        return new ImageRejected(
                CORRUPT, "Does not decode as %s: %s".formatted(type.mediaType(), firstMessage(cause)), cause);
    }

    private static String firstMessage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return failure.getClass().getSimpleName();
    }

    private byte[] decode(byte[] value, ContentType type, InputShape shape) throws IOException, ImageRejected {
        ImageReader reader = readers.get(type).createReaderInstance();
        DecoderWarnings warnings = new DecoderWarnings();
        try {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(new ByteArrayImageInputStream(value), true, true);
            requireSize(reader.getWidth(0), reader.getHeight(0), shape);
            BufferedImage image = reader.read(0);
            warnings.requireNone();
            return new PixelConversion(shape).convert(image);
        } finally {
            reader.dispose();
        }
    }

    private void requireSize(int width, int height, InputShape shape) throws ImageRejected {
        if (width < 1 || height < 1) {
            throw new ImageRejected(CORRUPT, "Its header announces %d×%d pixels".formatted(width, height));
        }
        if ((long) width * height > limits.maxPixels()) {
            throw new ImageRejected(
                    TOO_LARGE,
                    "Its header announces %d×%d pixels; at most %d are decoded"
                            .formatted(width, height, limits.maxPixels()));
        }
        if (width != shape.width() || height != shape.height()) {
            throw new ImageRejected(
                    WRONG_SIZE,
                    "Found %d×%d pixels; the model takes %d×%d"
                            .formatted(width, height, shape.width(), shape.height()));
        }
    }

    /** The header of a BMP file, as far as it could send the reader into another decoder. */
    private static final class BmpHeader {

        private static final int COMPRESSION_OFFSET = 30;
        private static final int BI_JPEG = 4;
        private static final int BI_PNG = 5;

        static void requirePlainPixels(byte[] value) throws ImageRejected {
            int compression = value.length > COMPRESSION_OFFSET ? value[COMPRESSION_OFFSET] : 0;
            if (compression == BI_JPEG || compression == BI_PNG) {
                throw new ImageRejected(
                        UNKNOWN_FORMAT,
                        "A BMP file with another image embedded (compression %d)".formatted(compression));
            }
        }
    }
}
