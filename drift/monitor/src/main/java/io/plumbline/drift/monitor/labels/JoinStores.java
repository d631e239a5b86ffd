package io.plumbline.drift.monitor.labels;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentWindowStore;
import static org.apache.kafka.streams.state.Stores.windowStoreBuilder;

import io.plumbline.drift.monitor.changelog.Changelog;
import io.plumbline.drift.monitor.changelog.StoredBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * What one place where labels meet predictions keeps through crashes: predictions on disk, by image id and time, in segments
 * that are dropped as a whole when their time is over; labels that came early; how far each partition has come; and what
 * has not been told to the judge yet.
 */
final class JoinStores {

    private static final String ANSWERS = "kept-predictions";
    private static final String KEPT = "kept-counts";
    private static final String EARLY = "early-labels";
    private static final String CLOCKS = "label-clocks";
    private static final String SLICES = "untold-slices";
    private static final Duration POINT = Duration.ofMillis(1);

    private final WindowStore<String, byte[]> answers;
    private final KeyValueStore<String, byte[]> early;
    private final KeyValueStore<Integer, Long> clocks;
    private final SliceStore slices;
    private final KeptCount kept;
    private final StoredBytes<KeptAnswer> keptAnswers = new StoredBytes<>("kept predictions", KeptAnswer::fromBytes);
    private final StoredBytes<EarlyTruths> earlyTruths = new StoredBytes<>("early labels", EarlyTruths::fromBytes);

    JoinStores(ProcessorContext<?, ?> context, LabelSettings settings) {
        answers = context.getStateStore(ANSWERS);
        early = context.getStateStore(EARLY);
        clocks = context.getStateStore(CLOCKS);
        slices = new SliceStore(context.getStateStore(SLICES));
        kept = new KeptCount(context.getStateStore(KEPT), settings);
    }

    static Set<StoreBuilder<?>> builders(LabelSettings settings) {
        return Set.of(
                windowStoreBuilder(
                                persistentWindowStore(ANSWERS, settings.kept(), POINT, false),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(KEPT), Serdes.Long(), Serdes.Long())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(EARLY), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(CLOCKS), Serdes.Integer(), Serdes.Long())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(SLICES), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled());
    }

    /**
     * The newest prediction of this image that is kept.
     *
     * @param toMs the latest time stamp that it may have, milliseconds since 1970
     */
    Optional<KeptAnswer> newest(String imageId, long toMs) {
        try (WindowStoreIterator<byte[]> found = answers.backwardFetch(imageId, 0, toMs)) {
            return found.hasNext() ? keptAnswers.read(found.next().value) : Optional.empty();
        }
    }

    void put(String imageId, KeptAnswer answer) {
        answers.put(imageId, answer.toBytes(), answer.answer().stampMs());
    }

    KeptCount kept() {
        return kept;
    }

    Optional<EarlyTruths> early(String imageId) {
        return earlyTruths.read(early.get(imageId));
    }

    void putEarly(String imageId, EarlyTruths label) {
        early.put(imageId, label.toBytes());
    }

    void dropEarly(String imageId) {
        early.delete(imageId);
    }

    void forEachEarly(BiConsumer<String, EarlyTruths> action) {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = early.all()) {
            all.forEachRemaining(entry -> ids.add(entry.key));
        }
        ids.forEach(id -> early(id).ifPresentOrElse(found -> action.accept(id, found), () -> dropEarly(id)));
    }

    KeyValueStore<Integer, Long> clocks() {
        return clocks;
    }

    SliceStore slices() {
        return slices;
    }
}
