package io.plumbline.stream.count;

import io.plumbline.contract.rejection.RejectionReason;
import java.util.Map;

/**
 * What became of the requests over HTTP since serving started; questions about health and metadata that were answered are
 * not among them.
 *
 * @param answered requests for inference that were answered with scores
 * @param rejected requests of which an image was rejected, by reason; reasons that did not occur are missing
 * @param refused requests that were refused for anything else: malformed, without the token, about what is not there, or too
 *     many at once
 * @param failed requests that failed by a fault of serving, which its log describes
 */
public record RequestCounts(long answered, Map<RejectionReason, Long> rejected, long refused, long failed) {

    public RequestCounts {
        rejected = Map.copyOf(rejected);
    }
}
