package io.plumbline.trainer.retraining.recent;

import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import java.util.Comparator;

/**
 * An image of the stream.
 *
 * @param id under which it is answered and labelled
 * @param position where it stands on {@code images}
 * @param timestampMillis of its record, since the epoch
 * @param encoded its value as it arrived
 */
public record RecentImage(String id, SourcePosition position, long timestampMillis, EncodedImage encoded) {

    /** By time stamp; where those are equal, in one order all the same. */
    public static final Comparator<RecentImage> OLDEST_FIRST = Comparator.comparingLong(RecentImage::timestampMillis)
            .thenComparingInt(image -> image.position().partition())
            .thenComparingLong(image -> image.position().offset());

    /** What it takes as it arrived: its value and its id, roughly. */
    long sizeBytes() {
        return id.length() + (long) (encoded.value() == null ? 0 : encoded.value().length);
    }
}
