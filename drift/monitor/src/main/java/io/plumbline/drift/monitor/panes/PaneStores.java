package io.plumbline.drift.monitor.panes;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;

import io.plumbline.contract.json.JsonSerde;
import io.plumbline.drift.monitor.changelog.Changelog;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Where the open panes of one partition survive a crash: the rows, one per prediction and written once; the heads, one per
 * open pane; the partition's clock, as far as no row tells it; and a prediction that waits for the next one.
 *
 * <p>All in memory and logged: they hold what came in some hundred milliseconds, so they are soon read back, and a store on
 * disk would be thrown away and read back from the log as well after a crash under exactly-once.
 */
final class PaneStores {

    private static final String ROWS = "pane-rows";
    private static final String HEADS = "pane-heads";
    private static final String CLOCK = "pane-clock";
    private static final String HELD = "pane-held";
    private static final int THE_ONLY = 0;

    private final KeyValueStore<Bytes, byte[]> rows;
    private final KeyValueStore<String, PaneHead> heads;
    private final KeyValueStore<Integer, Long> clock;
    private final KeyValueStore<Integer, HeldArrival> held;

    PaneStores(ProcessorContext<?, ?> context) {
        rows = context.getStateStore(ROWS);
        heads = context.getStateStore(HEADS);
        clock = context.getStateStore(CLOCK);
        held = context.getStateStore(HELD);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                keyValueStoreBuilder(inMemoryKeyValueStore(ROWS), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(HEADS), Serdes.String(), new JsonSerde<>(PaneHead.class))
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(CLOCK), Serdes.Integer(), Serdes.Long())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(HELD), Serdes.Integer(), new JsonSerde<>(HeldArrival.class))
                        .withLoggingEnabled(Changelog.SETTINGS));
    }

    /** The panes that were open, by model. */
    SortedMap<String, OpenPane> read() {
        SortedMap<String, OpenPane> panes = new TreeMap<>();
        try (KeyValueIterator<String, PaneHead> all = heads.all()) {
            while (all.hasNext()) {
                KeyValue<String, PaneHead> entry = all.next();
                panes.put(entry.key, readRows(new OpenPane(entry.value)));
            }
        }
        return panes;
    }

    private OpenPane readRows(OpenPane pane) {
        int number = pane.head().number();
        try (KeyValueIterator<Bytes, byte[]> own = rows.range(key(number, 0), key(number, Integer.MAX_VALUE))) {
            own.forEachRemaining(entry -> pane.add(PaneRow.fromBytes(entry.value)));
        }
        return pane;
    }

    void open(PaneHead head) {
        heads.put(head.modelId(), head);
    }

    void append(OpenPane pane, PaneRow row) {
        rows.put(key(pane.head().number(), pane.images()), row.toBytes());
        pane.add(row);
    }

    /** Keeps the head of a pane that has changed. */
    void update(PaneHead head) {
        heads.put(head.modelId(), head);
    }

    /** Forgets a pane that closes, and remembers how far the partition had come. */
    void drop(OpenPane pane, long clockMs) {
        for (int row = 0; row < pane.images(); row++) {
            rows.delete(key(pane.head().number(), row));
        }
        heads.delete(pane.head().modelId());
        clock.put(THE_ONLY, clockMs);
    }

    /** Keeps a prediction that waits for the next one. */
    void hold(Arrival arrival) {
        held.put(THE_ONLY, HeldArrival.of(arrival));
    }

    /** The prediction that waits for the next one. */
    Optional<Arrival> held() {
        return Optional.ofNullable(held.get(THE_ONLY)).map(HeldArrival::arrival);
    }

    void release() {
        held.delete(THE_ONLY);
    }

    /** The partition's clock when a pane was last dropped, or the smallest number. */
    long clockMs() {
        Long known = clock.get(THE_ONLY);
        return known == null ? Long.MIN_VALUE : known;
    }

    /** Of a row, which stand in the order of their panes and in that of their coming. */
    static Bytes key(int number, int row) {
        return Bytes.wrap(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(number)
                .putInt(row)
                .array());
    }
}
