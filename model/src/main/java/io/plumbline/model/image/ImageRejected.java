package io.plumbline.model.image;

import io.plumbline.contract.rejection.RejectionReason;

/**
 * An image that is not scored, and why. It says something about the image, not about a place in the code, so it has no
 * stack trace and is cheap.
 */
public final class ImageRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionReason reason;

    public ImageRejected(RejectionReason reason, String detail) {
        this(reason, detail, null);
    }

    ImageRejected(RejectionReason reason, String detail, Throwable cause) {
        super(detail, cause, false, false);
        this.reason = reason;
    }

    public RejectionReason reason() {
        return reason;
    }

    /** What was wrong, with the value. */
    public String detail() {
        return getMessage();
    }
}
