package io.plumbline.trainer.retraining.recent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A share of all images, chosen by the hash of their ids: whoever asks, and whenever, an image is in it or it is not.
 *
 * @param purpose shares of different purposes are independent of each other
 * @param share in [0, 1]
 */
public record HashShare(String purpose, double share) {

    private static final double TWO_TO_THE_53 = 1L << 53;

    public HashShare {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "Not a share of images for %s: %s; expected 0 to 1".formatted(purpose, share));
        }
    }

    /** Whether the image of this id belongs to the share. */
    public boolean contains(String imageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((purpose + '\n' + imageId).getBytes(UTF_8));
            long bits = ByteBuffer.wrap(hash).getLong() >>> 11;
            return bits / TWO_TO_THE_53 < share;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
