package io.plumbline.trainer.shift;

import java.util.random.RandomGenerator;

/**
 * Covers the middle of the image with a black square.
 *
 * @param share of the shorter side, in (0, 1]
 */
public record Occlusion(double share) implements Shift {

    @Override
    public Plane apply(Plane image, RandomGenerator random) {
        int side = (int) Math.round(share * Math.min(image.height(), image.width()));
        int top = (image.height() - side) / 2;
        int left = (image.width() - side) / 2;
        return image.map((row, column) -> {
            boolean covered = row >= top && row < top + side && column >= left && column < left + side;
            return covered ? 0 : image.at(row, column);
        });
    }
}
