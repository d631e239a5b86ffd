package io.plumbline.drift.monitor.changelog;

import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one kind of state. What another version wrote in another shape is forgotten, and said once, for a monitor that cannot
 * start would watch nothing. Not safe for use by several threads.
 *
 * @param <T> what is read
 */
public final class StoredBytes<T> {

    private static final Logger LOG = LoggerFactory.getLogger(StoredBytes.class);

    private final String what;
    private final Function<byte[], T> reader;
    private boolean said;

    /**
     * A reader of one store.
     *
     * @param what is stored, for people, in the plural
     * @param reader throws a {@link DamagedException} for what it cannot read
     */
    public StoredBytes(String what, Function<byte[], T> reader) {
        this.what = what;
        this.reader = reader;
    }

    /**
     * What was stored, if it can be read.
     *
     * @param stored bytes from the store, or null
     */
    public Optional<T> read(byte[] stored) {
        if (stored == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(stored));
        } catch (DamagedException e) {
            if (!said) {
                said = true;
                LOG.warn("Forgets {} that cannot be read, and begins afresh with them: {}", what, e.getMessage());
            }
            return Optional.empty();
        }
    }
}
