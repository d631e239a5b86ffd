package io.plumbline.model.image;

/**
 * Scales pixels to another height and width, first along rows, then along columns: each new pixel is a mean of those that lie
 * under a triangle around it, which is as wide as two old or two new pixels, whichever is more. So every old pixel counts when an
 * image shrinks, and edges stay soft when it grows.
 */
public final class PixelScaling {

    private PixelScaling() {}

    /**
     * Scales one image.
     *
     * @param pixels channel by channel, row by row
     * @param height of the image as it is
     * @param width of the image as it is
     * @param to of as many channels
     * @return the very pixels if there is nothing to scale
     */
    public static byte[] scale(byte[] pixels, int height, int width, InputShape to) {
        if (height == to.height() && width == to.width()) {
            return pixels;
        }
        byte[] scaled = new byte[to.sizeBytes()];
        Mean[] across = means(width, to.width());
        Mean[] down = means(height, to.height());
        for (int channel = 0; channel < to.channels(); channel++) {
            double[] narrowed = narrow(pixels, channel * height * width, height, width, across);
            for (int row = 0; row < to.height(); row++) {
                for (int column = 0; column < to.width(); column++) {
                    Mean mean = down[row];
                    double sum = 0;
                    for (int i = 0; i < mean.weights.length; i++) {
                        sum += mean.weights[i] * narrowed[(mean.first + i) * to.width() + column];
                    }
                    scaled[channel * to.area() + row * to.width() + column] = (byte) Math.round(sum);
                }
            }
        }
        return scaled;
    }

    private static double[] narrow(byte[] pixels, int first, int height, int width, Mean[] across) {
        double[] narrowed = new double[height * across.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < across.length; column++) {
                Mean mean = across[column];
                int start = first + row * width + mean.first;
                double sum = 0;
                for (int i = 0; i < mean.weights.length; i++) {
                    sum += mean.weights[i] * Byte.toUnsignedInt(pixels[start + i]);
                }
                narrowed[row * across.length + column] = sum;
            }
        }
        return narrowed;
    }

    /** The old pixels that a new one is a mean of: from the first one on, with weights that add up to 1. */
    private static final class Mean {

        private final int first;
        private final double[] weights;

        Mean(int first, double[] weights) {
            this.first = first;
            this.weights = weights;
        }
    }

    private static Mean[] means(int from, int to) {
        double step = (double) from / to;
        double radius = Math.max(1, step);
        Mean[] means = new Mean[to];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step;
            int first = Math.max(0, (int) Math.floor(centre - radius));
            int end = Math.min(from, (int) Math.ceil(centre + radius));
            double[] weights = new double[end - first];
            double sum = 0;
            for (int old = first; old < end; old++) {
                weights[old - first] = Math.max(0, 1 - Math.abs(old + 0.5 - centre) / radius);
                sum += weights[old - first];
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] /= sum;
            }
            means[i] = new Mean(first, weights);
        }
        return means;
    }
}
