package io.plumbline.stream.rest;

import java.time.Duration;

/** The default limits, but for those that a test wants to meet. */
final class Limits {

    private static final HttpLimits ALL = HttpLimits.defaults();

    private Limits() {}

    static HttpLimits withSizes(int bodyBytes, int images) {
        return of(bodyBytes, images, ALL.requests(), ALL.silence(), ALL.headers(), ALL.body(), ALL.farewell());
    }

    static HttpLimits withRequests(int requests) {
        return of(ALL.bodyBytes(), ALL.images(), requests, ALL.silence(), ALL.headers(), ALL.body(), ALL.farewell());
    }

    static HttpLimits withSilence(Duration silence) {
        return of(ALL.bodyBytes(), ALL.images(), ALL.requests(), silence, ALL.headers(), ALL.body(), ALL.farewell());
    }

    static HttpLimits withHeaders(Duration headers) {
        return of(ALL.bodyBytes(), ALL.images(), ALL.requests(), ALL.silence(), headers, ALL.body(), ALL.farewell());
    }

    static HttpLimits withFarewell(Duration farewell) {
        return of(ALL.bodyBytes(), ALL.images(), ALL.requests(), ALL.silence(), ALL.headers(), ALL.body(), farewell);
    }

    private static HttpLimits of(
            int bodyBytes,
            int images,
            int requests,
            Duration silence,
            Duration headers,
            Duration body,
            Duration farewell) {
        return new HttpLimits(
                bodyBytes,
                images,
                requests,
                ALL.atWork(),
                ALL.connections(),
                silence,
                headers,
                body,
                ALL.turn(),
                farewell);
    }
}
