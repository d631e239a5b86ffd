package io.plumbline.app.demo.journal;

/**
 * One image that was sent.
 *
 * @param partition of {@code images}, as the broker acknowledged it
 * @param offset as the broker acknowledged it
 * @param label the true one
 * @param broken whether it was spoilt on purpose, so that it must be rejected
 * @param dueAtMillis when it was meant to be sent, in milliseconds since the epoch: latencies are taken from here
 */
public record SentImage(
        String id,
        int partition,
        long offset,
        String label,
        Stage stage,
        boolean shifted,
        boolean broken,
        double dueAtMillis) {

    /** The part of the story in which an image was sent. */
    public enum Stage {
        /** Healthy, as fast as they go. */
        RUSH,
        /** Healthy, at a steady pace. */
        STEADY,
        /** After the shift began, up to the verdict. */
        SHIFTED,
        /** After the verdict. */
        AFTER_VERDICT
    }
}
