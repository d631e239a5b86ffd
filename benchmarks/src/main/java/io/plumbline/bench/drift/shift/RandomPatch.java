package io.plumbline.bench.drift.shift;

import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Shift;
import java.util.random.RandomGenerator;

/**
 * A black square, each time somewhere else.
 *
 * @param side in pixels, no more than the image has
 */
record RandomPatch(int side) implements Shift {

    @Override
    public Plane apply(Plane image, RandomGenerator random) {
        int top = random.nextInt(image.height() - side + 1);
        int left = random.nextInt(image.width() - side + 1);
        return image.map((row, column) -> {
            boolean covered = row >= top && row < top + side && column >= left && column < left + side;
            return covered ? 0 : image.at(row, column);
        });
    }
}
