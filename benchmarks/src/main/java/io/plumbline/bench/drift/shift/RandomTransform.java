package io.plumbline.bench.drift.shift;

import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Shift;
import java.util.random.RandomGenerator;

/**
 * Turns, moves and scales each image around its middle, each time by other amounts, all uniform within their limits and
 * independent, with bilinear interpolation.
 *
 * @param mostDegrees to either side
 * @param mostMove to either side, as a share of the image's width and height
 * @param mostZoom each side is scaled by a factor of 1 − this to 1 + this
 */
record RandomTransform(double mostDegrees, double mostMove, double mostZoom) implements Shift {

    @Override
    public Plane apply(Plane image, RandomGenerator random) {
        double angle = Math.toRadians(symmetric(random, mostDegrees));
        double downMove = symmetric(random, mostMove) * image.height();
        double rightMove = symmetric(random, mostMove) * image.width();
        double downZoom = 1 + symmetric(random, mostZoom);
        double rightZoom = 1 + symmetric(random, mostZoom);
        double middleRow = (image.height() - 1) / 2.0;
        double middleColumn = (image.width() - 1) / 2.0;
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        return image.map((row, column) -> {
            double down = row - middleRow - downMove;
            double right = column - middleColumn - rightMove;
            return image.between(
                    middleRow + (cosine * down + sine * right) / downZoom,
                    middleColumn + (cosine * right - sine * down) / rightZoom);
        });
    }

    private static double symmetric(RandomGenerator random, double most) {
        return most * (2 * random.nextDouble() - 1);
    }
}
