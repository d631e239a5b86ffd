package io.plumbline.drift.statistics.calibration;

/**
 * How the rolling test is wanted to look at a stream, where the reference has been calibrated for several ways.
 *
 * @param windowImages the most images the window shall hold at least
 * @param strideImages the most images that shall pass at least from one look to the next
 */
public record Look(int windowImages, int strideImages) {

    public Look {
        if (windowImages < 1 || strideImages < 1) {
            throw new IllegalArgumentException("A window and a stride hold one image or more, not %d and %d"
                    .formatted(windowImages, strideImages));
        }
    }
}
