package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;

import io.plumbline.contract.image.ContentType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Reads PNG, JPEG, GIF and BMP through the JDK's readers, which get the {@link BareFile} and nothing else, in memory, so that
 * nothing is cached on disk.
 *
 * <p>Each image has a reader of its own. To use one again would save a twentieth of the time of a small JPEG file, and
 * nothing of a PNG file; but a JPEG reader keeps the tables of one image for the next, so that a file without tables of its
 * own would look as the image before it says.
 */
final class ImageIoReader {

    private static final Map<ContentType, BareFile> BARE_FILES = Map.of(
            ContentType.PNG, new BarePng(),
            ContentType.JPEG, new BareJpeg(),
            ContentType.GIF, new BareGif(),
            ContentType.BMP, new BareBmp());

    private final Map<ContentType, ImageReaderSpi> readers = new EnumMap<>(ContentType.class);

    ImageIoReader() {
        for (ContentType type : BARE_FILES.keySet()) {
            ImageReader reader =
                    ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
            readers.put(type, reader.getOriginatingProvider());
            reader.dispose();
        }
    }

    /** The pixels in the shape that is expected. */
    byte[] read(byte[] file, ContentType type, ExpectedSize size) throws ImageRejected {
        byte[] bare = BARE_FILES.get(type).of(file, size);
        try {
            return decode(bare, type, size);
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

    private byte[] decode(byte[] bare, ContentType type, ExpectedSize size) throws IOException, ImageRejected {
        ImageReader reader = readers.get(type).createReaderInstance();
        DecoderWarnings warnings = new DecoderWarnings();
        try {
            reader.addIIOReadWarningListener(warnings);
            reader.setInput(new ByteArrayImageInputStream(bare), true, true);
            BufferedImage image = reader.read(0);
            warnings.requireNone();
            size.requireAsAnnounced(image.getWidth(), image.getHeight());
            byte[] pixels = new PixelConversion(size.shape().channels()).convert(image);
            return PixelScaling.scale(pixels, image.getHeight(), image.getWidth(), size.shape());
        } finally {
            reader.dispose();
        }
    }
}
