package io.plumbline.trainer.shift;

import java.util.random.RandomGenerator;

/**
 * Turns the image around its middle, with bilinear interpolation; what comes in from outside is black.
 *
 * @param degrees counter-clockwise
 */
public record Rotation(double degrees) implements Shift {

    @Override
    public Plane apply(Plane image, RandomGenerator random) {
        double cosine = Math.cos(Math.toRadians(degrees));
        double sine = Math.sin(Math.toRadians(degrees));
        double middleRow = (image.height() - 1) / 2.0;
        double middleColumn = (image.width() - 1) / 2.0;
        return image.map((row, column) -> {
            double down = row - middleRow;
            double right = column - middleColumn;
            return image.between(middleRow + cosine * down + sine * right, middleColumn - sine * down + cosine * right);
        });
    }
}
