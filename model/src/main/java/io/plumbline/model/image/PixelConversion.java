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

    /** What is converted at a time, since on the way a pixel takes several times what it takes in the end. */
    private static final int PIXELS_AT_A_TIME = 1 << 16;

    private final int channels;

    /**
     * A conversion.
     *
     * @param channels 1 for grey, 3 for colour
     */
    PixelConversion(int channels) {
        this.channels = channels;
    }

    /** The image at its own height and width, channel by channel and row by row. */
    byte[] convert(BufferedImage image) throws ImageRejected {
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY && channels == 1) {
            // There is nothing to convert, and this is what small images mostly are.
            return (byte[]) image.getRaster().getDataElements(0, 0, width, height, null);
        }
        byte[] pixels = new byte[Math.multiplyExact(channels, width * height)];
        int rows = Math.max(1, PIXELS_AT_A_TIME / width);
        for (int row = 0; row < height; row += rows) {
            convert(image, row, Math.min(rows, height - row), pixels);
        }
        return pixels;
    }

    private void convert(BufferedImage image, int row, int rows, byte[] pixels) throws ImageRejected {
        int width = image.getWidth();
        Raster strip = image.getRaster().createChild(0, row, width, rows, 0, 0, null);
        int[] argb = image.getColorModel() instanceof IndexColorModel palette
                ? fromPalette(strip, palette)
                : fromBands(strip, image.getColorModel());
        layOverBlack(argb);
        if (channels == 1) {
            luma(argb, pixels, row * width);
        } else {
            planes(argb, pixels, row * width);
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
    private static void luma(int[] argb, byte[] grey, int first) {
        for (int i = 0; i < argb.length; i++) {
            int red = (argb[i] >> 16) & 0xFF;
            int green = (argb[i] >> 8) & 0xFF;
            int blue = argb[i] & 0xFF;
            grey[first + i] = (byte) ((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);
        }
    }

    private static void planes(int[] argb, byte[] planes, int first) {
        int area = planes.length / 3;
        for (int i = 0; i < argb.length; i++) {
            planes[first + i] = (byte) (argb[i] >> 16);
            planes[area + first + i] = (byte) (argb[i] >> 8);
            planes[2 * area + first + i] = (byte) argb[i];
        }
    }
}
