package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * State as JSON. What another version wrote in another shape is forgotten, and said, for a monitor that cannot start would
 * watch nothing.
 */
final class StoredJson {

    private static final Logger LOG = LoggerFactory.getLogger(StoredJson.class);

    private StoredJson() {}

    /** @param json what was stored, or null */
    static <T> Optional<T> read(byte[] json, Class<T> type) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(json, type));
        } catch (MalformedJsonException e) {
            LOG.warn(
                    "Starts with an empty {}: what was stored was written by another version: {}",
                    type.getSimpleName(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
