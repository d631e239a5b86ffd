package io.plumbline.trainer.dataset;

import io.plumbline.model.image.InputShape;

/**
 * Scales pixels to another height and width, first along rows, then along columns: each new pixel is a mean of those that lie
 * under a triangle around it, which is as wide as two old or two new pixels, whichever is more. So every old pixel counts when an
 * image shrinks, and edges stay soft when it grows.
 */
final class PixelScaling {

    private PixelScaling() {}

    /**
     * Scales one image.
     *
     * @param pixels channel by channel, row by row
     * @param to of as many channels
     */
    static byte[] scale(byte[] pixels, InputShape from, InputShape to) {
        byte[] scaled = new byte[to.sizeBytes()];
        double[][] across = weights(from.width(), to.width());
        double[][] down = weights(from.height(), to.height());
        for (int channel = 0; channel < to.channels(); channel++) {
            double[] narrowed = narrow(pixels, channel * from.area(), from, across);
            for (int row = 0; row < to.height(); row++) {
                for (int column = 0; column < to.width(); column++) {
                    double sum = 0;
                    for (int old = 0; old < from.height(); old++) {
                        sum += down[row][old] * narrowed[old * to.width() + column];
                    }
                    scaled[channel * to.area() + row * to.width() + column] = (byte) Math.round(sum);
                }
            }
        }
        return scaled;
    }

    private static double[] narrow(byte[] pixels, int first, InputShape from, double[][] across) {
        double[] narrowed = new double[from.height() * across.length];
        for (int row = 0; row < from.height(); row++) {
            for (int column = 0; column < across.length; column++) {
                double sum = 0;
                for (int old = 0; old < from.width(); old++) {
                    sum += across[column][old] * Byte.toUnsignedInt(pixels[first + row * from.width() + old]);
                }
                narrowed[row * across.length + column] = sum;
            }
        }
        return narrowed;
    }

    /** New × old, each row adding up to 1. */
    private static double[][] weights(int from, int to) {
        double step = (double) from / to;
        double radius = Math.max(1, step);
        double[][] weights = new double[to][from];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step;
            double sum = 0;
            for (int old = 0; old < from; old++) {
                weights[i][old] = Math.max(0, 1 - Math.abs(old + 0.5 - centre) / radius);
                sum += weights[i][old];
            }
            for (int old = 0; old < from; old++) {
                weights[i][old] /= sum;
            }
        }
        return weights;
    }
}
