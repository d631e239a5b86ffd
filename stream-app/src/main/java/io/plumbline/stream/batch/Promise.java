package io.plumbline.stream.batch;

import io.plumbline.stream.champion.Answer;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The promise that an image's answer comes out of a {@link Chunk}: how a stream that handles records one by one, and
 * commits them one by one, scores them in batches without ever holding one back.
 *
 * <p>Between a poll and the topology nothing travels but the records themselves, so the promise travels in each record's
 * headers, as an object. Streams hands on the very header objects that the consumer's interceptor added. When the first
 * record of a chunk redeems its promise, on the stream's own thread, the whole chunk is scored in one forward pass, and
 * the others find their answers ready. A record whose promise got lost is scored alone, with the same result.
 *
 * <p>No sender can forge one: what comes off the wire is never of this class. The name is reserved all the same, so
 * headers of this name go no further, whoever set them.
 */
public final class Promise implements Header {

    static final String NAME = "plumbline-promise";

    private final Chunk chunk;
    private final int place;

    Promise(Chunk chunk, int place) {
        this.chunk = chunk;
        this.place = place;
    }

    /**
     * Takes every header of the reserved name out of these headers, before anything can fail that would pass them on.
     *
     * @return the promise among them, if there was one
     */
    public static Optional<Promise> takeFrom(Headers headers) {
        Promise found = null;
        boolean any = false;
        for (Header header : headers) {
            any |= header.key().equals(NAME);
            if (header instanceof Promise promise) {
                found = promise;
            }
        }
        if (any) {
            headers.remove(NAME);
        }
        return Optional.ofNullable(found);
    }

    /** The answer, for which the whole chunk is scored if it has not been yet. */
    public Answer redeem() {
        return chunk.answer(place);
    }

    @Override
    public String key() {
        return NAME;
    }

    /** Null: Streams asks every header for its value, to measure it, and a promise has none to put on a wire. */
    @Override
    public byte[] value() {
        return null;
    }
}
