package io.plumbline.stream.rest;

import io.plumbline.contract.rejection.RejectionReason;
import java.util.Optional;

/**
 * The body of every answer that is no success.
 *
 * @param error for people: what was wrong, with the value
 * @param reason why the image is rejected, from the closed list; absent if it is not the image that is wrong
 */
record Failure(String error, Optional<RejectionReason> reason) {

    static Failure of(String error) {
        return new Failure(error, Optional.empty());
    }
}
