package io.plumbline.stream.rest;

import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.UNKNOWN_FORMAT;

import io.plumbline.contract.check.Excerpt;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome.Rejected;
import java.util.Optional;

/** A request that is not answered as it asks, and why. It says nothing about a place in the code: no stack trace. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_SLOW = 408;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final int UNAVAILABLE = 503;

    private final int status;
    private final transient Optional<RejectionReason> reason;

    private Refusal(int status, Optional<RejectionReason> reason, String error) {
        super(Excerpt.of(error), null, false, false);
        this.status = status;
        this.reason = reason;
    }

    static Refusal badRequest(String error) {
        return new Refusal(BAD_REQUEST, Optional.empty(), error);
    }

    static Refusal unauthorized() {
        return new Refusal(
                UNAUTHORIZED,
                Optional.empty(),
                "A token is needed: send it as 'Authorization: Bearer …', or check the one that was sent");
    }

    static Refusal notFound(String error) {
        return new Refusal(NOT_FOUND, Optional.empty(), error);
    }

    static Refusal tooSlow(String error) {
        return new Refusal(TOO_SLOW, Optional.empty(), error);
    }

    static Refusal unavailable(String error) {
        return new Refusal(UNAVAILABLE, Optional.empty(), error);
    }

    /** An image that the model does not get to see, or cannot score, as the stream would reject it. */
    static Refusal rejected(RejectionReason reason, String error) {
        return new Refusal(statusOf(reason), Optional.of(reason), error);
    }

    static Refusal rejected(Rejected rejected) {
        return rejected(rejected.reason(), rejected.detail());
    }

    private static int statusOf(RejectionReason reason) {
        if (reason == TOO_LARGE) {
            return CONTENT_TOO_LARGE;
        }
        return reason == UNKNOWN_FORMAT ? UNSUPPORTED_MEDIA_TYPE : BAD_REQUEST;
    }

    int status() {
        return status;
    }

    /** Whether the same request may be answered a little later. */
    boolean isPassing() {
        return status == UNAVAILABLE;
    }

    boolean isForLackOfToken() {
        return status == UNAUTHORIZED;
    }

    Failure failure() {
        return new Failure(getMessage(), reason);
    }
}
