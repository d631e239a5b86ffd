package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.changelog.StoredBytes;
import io.plumbline.drift.monitor.labels.OutcomeNews.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Slices that grow until they are taken: few, so they are also held in memory. */
public final class SliceStore {

    private final KeyValueStore<Bytes, byte[]> store;
    private final SortedMap<SliceKey, SliceSums> slices = new TreeMap<>();

    /** @param store of its own, in which everything survives a crash */
    public SliceStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        StoredBytes<OutcomeNews> stored = new StoredBytes<>("outcomes of labels", OutcomeNews::fromBytes);
        List<Bytes> unread = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> stored.read(entry.value)
                    .map(Slice.class::cast)
                    .ifPresentOrElse(slice -> slices.put(slice.key(), slice.sums()), () -> unread.add(entry.key)));
        }
        unread.forEach(store::delete);
    }

    public void add(SliceKey key, SliceSums sums) {
        SliceSums now = slices.merge(key, sums, SliceSums::plus);
        store.put(key.toBytes(), OutcomeNews.toBytes(new Slice(key, now)));
    }

    /** Takes all of them, by time and model. */
    public List<Slice> takeAll() {
        return take(slices);
    }

    /** Takes those that have ended by a time, milliseconds since 1970, by time and model. */
    public List<Slice> takeEndedBy(long timeMs) {
        return take(slices.headMap(new SliceKey(timeMs - SliceKey.LENGTH_MS + 1, SliceKey.NO_MODEL)));
    }

    private List<Slice> take(SortedMap<SliceKey, SliceSums> some) {
        List<Slice> taken = new ArrayList<>();
        some.forEach((key, sums) -> taken.add(new Slice(key, sums)));
        taken.forEach(slice -> {
            slices.remove(slice.key());
            store.delete(slice.key().toBytes());
        });
        return taken;
    }
}
