package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;

/** What a header may announce: asked as soon as the header is read, before anything is allocated for its pixels. */
record ExpectedSize(InputShape shape, DecodeLimits limits) {

    /**
     * Returns only for the model's height and width.
     *
     * @throws ImageRejected for any other
     */
    void require(long width, long height) throws ImageRejected {
        if (width < 1 || height < 1) {
            throw new ImageRejected(CORRUPT, "Its header announces %d×%d pixels".formatted(width, height));
        }
        if (width > limits.maxPixels() || width * height > limits.maxPixels()) {
            throw new ImageRejected(
                    TOO_LARGE,
                    "Its header announces %d×%d pixels; at most %d are decoded"
                            .formatted(width, height, limits.maxPixels()));
        }
        if (width != shape.width() || height != shape.height()) {
            throw new ImageRejected(
                    WRONG_SIZE,
                    "Found %d×%d pixels; the model takes %d×%d"
                            .formatted(width, height, shape.width(), shape.height()));
        }
    }
}
