package io.plumbline.app.shift;

import java.util.random.RandomGenerator;

/**
 * Turns the image around its middle, with bilinear interpolation; what comes in from outside is black.
 *
 * @param degrees counter-clockwise
 */
record Rotation(double degrees) implements Shift {

    @Override
    public Plane apply(Plane image, RandomGenerator random) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        double middleRow = (image.height() - 1) / 2.0;
        double middleColumn = (image.width() - 1) / 2.0;
        return image.map((row, column) -> {
            double down = row - middleRow;
            double right = column - middleColumn;
            return interpolate(
                    image, middleRow + cosine * down + sine * right, middleColumn - sine * down + cosine * right);
        });
    }

    private static double interpolate(Plane image, double row, double column) {
        int top = (int) Math.floor(row);
        int left = (int) Math.floor(column);
        double below = row - top;
        double beside = column - left;
        double upper = (1 - beside) * image.at(top, left) + beside * image.at(top, left + 1);
        double lower = (1 - beside) * image.at(top + 1, left) + beside * image.at(top + 1, left + 1);
        return (1 - below) * upper + below * lower;
    }
}
