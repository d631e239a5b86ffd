package io.plumbline.trainer.shift;

import java.util.random.RandomGenerator;

/**
 * Spreads every pixel by a Gaussian, as a lens out of focus does.
 *
 * @param sigma in pixels
 */
public record Blur(double sigma) implements Shift {

    private static final double SIGMAS_TO_REACH = 3;

    @Override
    public Plane apply(Plane image, RandomGenerator random) {
        double[] kernel = kernel();
        int reach = kernel.length / 2;
        double[] along = new double[image.height() * image.width()];
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
                for (int k = -reach; k <= reach; k++) {
                    along[row * image.width() + column] += kernel[k + reach] * image.at(row, column + k);
                }
            }
        }
        return image.map((row, column) -> across(along, image, kernel, row, column));
    }

    private static double across(double[] along, Plane image, double[] kernel, int row, int column) {
        int reach = kernel.length / 2;
        double sum = 0;
        for (int k = Math.max(-reach, -row); k <= Math.min(reach, image.height() - 1 - row); k++) {
            sum += kernel[k + reach] * along[(row + k) * image.width() + column];
        }
        return sum;
    }

    private double[] kernel() {
        int reach = (int) Math.ceil(SIGMAS_TO_REACH * sigma);
        double[] kernel = new double[2 * reach + 1];
        double total = 0;
        for (int k = -reach; k <= reach; k++) {
            kernel[k + reach] = Math.exp(-k * k / (2 * sigma * sigma));
            total += kernel[k + reach];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] /= total;
        }
        return kernel;
    }
}
