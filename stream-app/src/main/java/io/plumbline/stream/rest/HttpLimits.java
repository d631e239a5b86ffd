package io.plumbline.stream.rest;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.topic.Topics;
import java.time.Duration;

/**
 * What requests may take, so that they never take it from the stream.
 *
 * @param bodyBytes the largest body of a request
 * @param images the most images in one request
 * @param requests the most requests for inference at once, counting from their first byte; more are told to come back
 * @param atWork how many of these are parsed, decoded and scored at the same time; the others wait
 * @param connections the most connections at once; more wait to be accepted
 * @param silence after this long without a byte, a connection is closed
 * @param headers a connection on which no request is under way must bring one within this time
 * @param body a request's body must be there within this time
 * @param turn how long a request waits to be worked on before it is told to come back
 * @param farewell how long requests under way have when serving stops
 */
public record HttpLimits(
        int bodyBytes,
        int images,
        int requests,
        int atWork,
        int connections,
        Duration silence,
        Duration headers,
        Duration body,
        Duration turn,
        Duration farewell) {

    public HttpLimits {
        Require.atLeast("bodyBytes", 1, bodyBytes);
        Require.atLeast("images", 1, images);
        Require.atLeast("requests", 1, requests);
        Require.atLeast("atWork", 1, atWork);
        Require.atLeast("connections", 1, connections);
        Require.atLeast("silence in ms", 1, silence.toMillis());
        Require.atLeast("headers in ms", 1, headers.toMillis());
        Require.atLeast("body in ms", 1, body.toMillis());
        Require.atLeast("turn in ms", 1, turn.toMillis());
        Require.atLeast("farewell in ms", 1, farewell.toMillis());
    }

    /**
     * Bodies as large as an image on Kafka may be; 256 images a request; 16 requests at once, one of them at work, which
     * leaves the stream at least as many cores as it has threads, less one; 10 s of silence; 30 s for a body.
     */
    public static HttpLimits defaults() {
        return new HttpLimits(
                Topics.LARGEST_IMAGE_BYTES,
                256,
                16,
                1,
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2));
    }
}
