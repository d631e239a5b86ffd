package io.plumbline.model.image;

import io.plumbline.contract.image.ContentType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes pixels for those who send images. PNG, BMP and raw keep every pixel, JPEG (quality {@value #JPEG_QUALITY})
 * does not; GIF keeps grey images only. Thread-safe.
 */
public final class ImageEncoder {

    private static final float JPEG_QUALITY = 0.9f;

    private final InputShape shape;

    public ImageEncoder(InputShape shape) {
        this.shape = shape;
    }

    /**
     * One image in this encoding, with its type declared.
     *
     * @param pixels channel by channel, row by row
     */
    public EncodedImage encode(byte[] pixels, ContentType type) {
        if (pixels.length != shape.sizeBytes()) {
            throw new IllegalArgumentException(
                    "Not an image of %s: %d bytes; expected %d".formatted(shape, pixels.length, shape.sizeBytes()));
        }
        return EncodedImage.of(type == ContentType.RAW ? pixels.clone() : write(image(pixels), type), type);
    }

    private BufferedImage image(byte[] pixels) {
        int type = shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(shape.width(), shape.height(), type);
        int[] samples = new int[shape.area()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = Byte.toUnsignedInt(pixels[channel * samples.length + i]);
            }
            image.getRaster().setSamples(0, 0, shape.width(), shape.height(), channel, samples);
        }
        return image;
    }

    private static byte[] write(BufferedImage image, ContentType type) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.mediaType()).next();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(encoded)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters(writer, type));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode as " + type.mediaType(), e);
        } finally {
            writer.dispose();
        }
        return encoded.toByteArray();
    }

    private static ImageWriteParam parameters(ImageWriter writer, ContentType type) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (type == ContentType.JPEG) {
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(JPEG_QUALITY);
        }
        return parameters;
    }
}
