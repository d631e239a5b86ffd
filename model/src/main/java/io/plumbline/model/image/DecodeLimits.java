package io.plumbline.model.image;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.topic.Topics;

/**
 * What an encoded image may cost at most. All of it is checked before any pixel is decoded.
 *
 * @param maxEncodedBytes the largest encoded value
 * @param maxPixels the most pixels (width × height) that an image's header may announce
 * @param maxScans the most scans of a JPEG file: each passes over the whole image, and a few bytes are enough for one;
 *     progressive files have about ten
 */
public record DecodeLimits(int maxEncodedBytes, int maxPixels, int maxScans) {

    private static final int DEFAULT_PIXELS = 1 << 24;
    private static final int DEFAULT_SCANS = 100;

    public DecodeLimits {
        Require.atLeast("maxEncodedBytes", 1, maxEncodedBytes);
        Require.atLeast("maxPixels", 1, maxPixels);
        Require.atLeast("maxScans", 1, maxScans);
    }

    /** What the topic of images takes, 8 MiB encoded, and 16 777 216 pixels, and 100 scans. */
    public static DecodeLimits defaults() {
        return new DecodeLimits(Topics.LARGEST_IMAGE_BYTES, DEFAULT_PIXELS, DEFAULT_SCANS);
    }
}
