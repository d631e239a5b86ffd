package io.plumbline.model.image;

import io.plumbline.contract.rejection.RejectionReason;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Turns a decoded image into the model's channels.
 *
 * <p>Samples are taken from the raster as they are, because {@link BufferedImage#getRGB} converts grey values from a
 * linear colour space and so changes them.
 */
final class PixelConversion {

    private static final int OPAQUE = 0xFF;

    private final InputShape shape;

    PixelConversion(InputShape shape) {
        this.shape = shape;
    }

    byte[] convert(BufferedImage image) throws ImageRejected {
        requireSize(image);
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY && shape.channels() == 1) {
            // There is nothing to convert, and this is what small images mostly are.
            return (byte[]) image.getRaster().getDataElements(0, 0, shape.width(), shape.height(), null);
        }
        int[] argb = image.getColorModel() instanceof IndexColorModel palette
                ? fromPalette(image.getRaster(), palette)
                : fromBands(image.getRaster(), image.getColorModel());
        layOverBlack(argb);
        return shape.channels() == 1 ? luma(argb) : planes(argb);
    }

    /** Bytes that follow where the header said they would not must never become pixels of another place. */
    private void requireSize(BufferedImage image) throws ImageRejected {
        if (image.getWidth() != shape.width() || image.getHeight() != shape.height()) {
            throw FileBytes.damaged("it decodes to %d×%d pixels; its header announces %d×%d"
                    .formatted(image.getWidth(), image.getHeight(), shape.width(), shape.height()));
        }
    }

    private static int[] fromPalette(Raster raster, IndexColorModel palette) {
        int[] colours = new int[palette.getMapSize()];
        palette.getRGBs(colours);
        int[] pixels = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = colours[pixels[i]];
        }
        return pixels;
    }

    private static int[] fromBands(Raster raster, ColorModel model) throws ImageRejected {
        int type = model.getColorSpace().getType();
        if (type != ColorSpace.TYPE_GRAY && type != ColorSpace.TYPE_RGB) {
            throw new ImageRejected(
                    RejectionReason.UNKNOWN_FORMAT, "Its colours are neither grey nor red, green and blue");
        }
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
        scaleToBytes(samples, raster.getSampleModel().getSampleSize());
        int[] argb = new int[samples.length / bands];
        for (int i = 0, s = 0; i < argb.length; i++, s += bands) {
            argb[i] = type == ColorSpace.TYPE_GRAY
                    ? argb(bands > 1 ? samples[s + 1] : OPAQUE, samples[s], samples[s], samples[s])
                    : argb(bands > 3 ? samples[s + 3] : OPAQUE, samples[s], samples[s + 1], samples[s + 2]);
        }
        return argb;
    }

    private static void scaleToBytes(int[] samples, int[] bitsOfBand) {
        for (int band = 0; band < bitsOfBand.length; band++) {
            int max = (1 << bitsOfBand[band]) - 1;
            if (max == OPAQUE) {
                continue;
            }
            for (int i = band; i < samples.length; i += bitsOfBand.length) {
                samples[i] = (samples[i] * 255 + max / 2) / max;
            }
        }
    }

    private static int argb(int alpha, int red, int green, int blue) {
        return (alpha << 24) | (red << 16) | (green << 8) | blue;
    }

    private static void layOverBlack(int[] argb) {
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            if (alpha != OPAQUE) {
                argb[i] = argb(
                        OPAQUE,
                        dim((argb[i] >> 16) & 0xFF, alpha),
                        dim((argb[i] >> 8) & 0xFF, alpha),
                        dim(argb[i] & 0xFF, alpha));
            }
        }
    }

    private static int dim(int value, int alpha) {
        return (value * alpha + 127) / 255;
    }

    /** ITU-R BT.601 in 16-bit fixed point; the weights add up to 1, so grey stays what it is. */
    private static byte[] luma(int[] argb) {
        byte[] grey = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int red = (argb[i] >> 16) & 0xFF;
            int green = (argb[i] >> 8) & 0xFF;
            int blue = argb[i] & 0xFF;
            grey[i] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
        }
        return grey;
    }

    private static byte[] planes(int[] argb) {
        byte[] planes = new byte[3 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            planes[i] = (byte) (argb[i] >> 16);
            planes[argb.length + i] = (byte) (argb[i] >> 8);
            planes[2 * argb.length + i] = (byte) argb[i];
        }
        return planes;
    }
}
