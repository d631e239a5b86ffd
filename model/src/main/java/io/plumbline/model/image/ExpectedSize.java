package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;

/**
 * What the header of one image may announce: asked as soon as the header is read, before anything is allocated for its pixels.
 * It remembers what was announced.
 */
final class ExpectedSize {

    private final InputShape shape;
    private final OtherSizes others;
    private final DecodeLimits limits;
    private long width;
    private long height;

    /**
     * For one image.
     *
     * @param shape that the model takes
     * @param others what becomes of other heights and widths
     */
    ExpectedSize(InputShape shape, OtherSizes others, DecodeLimits limits) {
        this.shape = shape;
        this.others = others;
        this.limits = limits;
    }

    InputShape shape() {
        return shape;
    }

    DecodeLimits limits() {
        return limits;
    }

    /**
     * Returns only for the model's height and width, or for any within the limits where others are scaled.
     *
     * @throws ImageRejected otherwise
     */
    void require(long announcedWidth, long announcedHeight) throws ImageRejected {
        if (announcedWidth < 1 || announcedHeight < 1) {
            throw new ImageRejected(
                    CORRUPT, "Its header announces %d×%d pixels".formatted(announcedWidth, announcedHeight));
        }
        if (announcedWidth > limits.maxPixels() || announcedWidth * announcedHeight > limits.maxPixels()) {
            throw new ImageRejected(
                    TOO_LARGE,
                    "Its header announces %d×%d pixels; at most %d are decoded"
                            .formatted(announcedWidth, announcedHeight, limits.maxPixels()));
        }
        if (others == OtherSizes.REJECTED && (announcedWidth != shape.width() || announcedHeight != shape.height())) {
            throw new ImageRejected(
                    WRONG_SIZE,
                    "Found %d×%d pixels; the model takes %d×%d"
                            .formatted(announcedWidth, announcedHeight, shape.width(), shape.height()));
        }
        width = announcedWidth;
        height = announcedHeight;
    }

    /** Bytes that follow where the header said they would not must never become pixels of another place. */
    void requireAsAnnounced(int decodedWidth, int decodedHeight) throws ImageRejected {
        if (decodedWidth != width || decodedHeight != height) {
            throw FileBytes.damaged("it decodes to %d×%d pixels; its header announces %d×%d"
                    .formatted(decodedWidth, decodedHeight, width, height));
        }
    }
}
