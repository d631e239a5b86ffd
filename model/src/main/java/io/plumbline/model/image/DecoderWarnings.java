package io.plumbline.model.image;

import io.plumbline.contract.rejection.RejectionReason;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * The JDK's readers fill the rest of a truncated or damaged image with grey and only warn. Scoring that would be a
 * failure disguised as data, so a warning is a rejection.
 */
final class DecoderWarnings implements IIOReadWarningListener {

    private String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first == null) {
            first = warning;
        }
    }

    void requireNone() throws ImageRejected {
        if (first != null) {
            throw new ImageRejected(RejectionReason.CORRUPT, "The image is damaged: " + first);
        }
    }
}
