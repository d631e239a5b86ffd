package io.plumbline.drift.monitor.judging;

import static org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore;
import static org.apache.kafka.streams.state.Stores.keyValueStoreBuilder;
import static org.apache.kafka.streams.state.Stores.persistentKeyValueStore;

import io.plumbline.contract.json.Json;
import io.plumbline.drift.monitor.accuracy.AccuracyState;
import io.plumbline.drift.monitor.accuracy.AccuracyStore;
import io.plumbline.drift.monitor.changelog.Changelog;
import io.plumbline.drift.monitor.changelog.StoredBytes;
import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.monitor.labels.OutcomeNews.Known;
import io.plumbline.drift.monitor.labels.SliceStore;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.serial.PairsByPartition;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What stage two keeps through crashes.
 *
 * <p>Panes that wait are on disk, for a partition that lags far behind can make all others' wait. The rest is small and kept
 * in memory; drift states (some 100 KiB each) change at every judgement and are cached, so that only the newest is logged at
 * each commit.
 */
final class JudgeStores implements AccuracyStore {

    static final Envelope FATES = new Envelope("counts of labels of no model", "PLFC", 1);

    private static final String HELD = "held-panes";
    private static final String KNOWN = "known-outcomes";
    private static final String SLICES = "unjudged-slices";
    private static final String ACCURACIES = "accuracy-states";
    private static final String OF_NO_MODEL = "labels-of-no-model";
    private static final String WAITING = "waiting-panes";
    private static final String SILENT = "silent-partitions";
    private static final String STRAY = "stray-partitions";
    private static final String STATES = "drift-states";
    private static final String PAIRS = "serial-pairs";
    private static final String NOTES = "model-notes";
    private static final String CASES = "case-file";
    private static final String THE_CASE = "open";
    private static final String ALL = "all";

    /** Stands for a partition that is in a set; what it is does not matter. */
    private static final byte[] MEMBER = {1};

    private final KeyValueStore<Bytes, PaneNews> held;
    private final KeyValueStore<Bytes, Long> known;
    private final SliceStore slices;
    private final KeyValueStore<String, byte[]> accuracies;
    private final KeyValueStore<String, byte[]> ofNoModel;
    private final KeyValueStore<Bytes, PaneNews> waiting;
    private final KeyValueStore<Integer, byte[]> silent;
    private final KeyValueStore<Integer, byte[]> stray;
    private final KeyValueStore<String, byte[]> states;
    private final KeyValueStore<String, byte[]> pairs;
    private final KeyValueStore<String, byte[]> notes;
    private final KeyValueStore<String, byte[]> cases;
    private final StoredBytes<AccuracyState> accuracyStates =
            new StoredBytes<>("what is known of models' accuracy", AccuracyState::fromBytes);
    private final StoredBytes<FateCounts> fates =
            new StoredBytes<>("counts of labels", stored -> FATES.open(stored, FateCounts::readFrom));
    private final StoredBytes<PairsByPartition> serialPairs =
            new StoredBytes<>("pairs of neighbours", PairsByPartition::fromBytes);

    JudgeStores(ProcessorContext<?, ?> context) {
        held = context.getStateStore(HELD);
        known = context.getStateStore(KNOWN);
        slices = new SliceStore(context.getStateStore(SLICES));
        accuracies = context.getStateStore(ACCURACIES);
        ofNoModel = context.getStateStore(OF_NO_MODEL);
        waiting = context.getStateStore(WAITING);
        silent = context.getStateStore(SILENT);
        stray = context.getStateStore(STRAY);
        states = context.getStateStore(STATES);
        pairs = context.getStateStore(PAIRS);
        notes = context.getStateStore(NOTES);
        cases = context.getStateStore(CASES);
    }

    static Set<StoreBuilder<?>> builders() {
        return Set.of(
                keyValueStoreBuilder(persistentKeyValueStore(HELD), Serdes.Bytes(), new PaneNewsSerde())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(KNOWN), Serdes.Bytes(), Serdes.Long())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(SLICES), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(ACCURACIES), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(OF_NO_MODEL), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(persistentKeyValueStore(WAITING), Serdes.Bytes(), new PaneNewsSerde())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(SILENT), Serdes.Integer(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(STRAY), Serdes.Integer(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS),
                keyValueStoreBuilder(inMemoryKeyValueStore(STATES), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(PAIRS), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(NOTES), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled(),
                keyValueStoreBuilder(inMemoryKeyValueStore(CASES), Serdes.String(), Serdes.ByteArray())
                        .withLoggingEnabled(Changelog.SETTINGS)
                        .withCachingEnabled());
    }

    /** News that are held until labels are known, by partition and number. */
    void forEachHeld(BiConsumer<Long, PaneNews> action) {
        try (KeyValueIterator<Bytes, PaneNews> all = held.all()) {
            all.forEachRemaining(
                    entry -> action.accept(ByteBuffer.wrap(entry.key.get()).getLong(Integer.BYTES), entry.value));
        }
    }

    void putHeld(long sequence, PaneNews news) {
        held.put(key(news.partition(), sequence), news);
    }

    PaneNews held(int partition, long sequence) {
        return held.get(key(partition, sequence));
    }

    PaneNews takeHeld(int partition, long sequence) {
        return held.delete(key(partition, sequence));
    }

    void forEachKnown(Consumer<Known> action) {
        try (KeyValueIterator<Bytes, Long> all = known.all()) {
            all.forEachRemaining(entry -> {
                ByteBuffer key = ByteBuffer.wrap(entry.key.get());
                action.accept(new Known(key.getInt(), (int) key.getLong(), entry.value));
            });
        }
    }

    void putKnown(Known news) {
        known.put(key(news.place(), news.source()), news.atMs());
    }

    SliceStore slices() {
        return slices;
    }

    @Override
    public Optional<AccuracyState> accuracy(String modelId) {
        return accuracyStates.read(accuracies.get(modelId));
    }

    @Override
    public void putAccuracy(String modelId, AccuracyState state) {
        accuracies.put(modelId, state.toBytes());
    }

    FateCounts fatesOfNoModel() {
        return fates.read(ofNoModel.get(ALL)).orElseGet(FateCounts::none);
    }

    void putFatesOfNoModel(FateCounts counts) {
        ofNoModel.put(ALL, FATES.seal(counts::writeTo));
    }

    /** All panes that wait, by partition and number. */
    void forEachWaiting(BiConsumer<Long, ClosedPane> action) {
        try (KeyValueIterator<Bytes, PaneNews> all = waiting.all()) {
            all.forEachRemaining(entry ->
                    action.accept(ByteBuffer.wrap(entry.key.get()).getLong(Integer.BYTES), (ClosedPane) entry.value));
        }
    }

    void putWaiting(long sequence, ClosedPane pane) {
        waiting.put(key(pane.partition(), sequence), pane);
    }

    ClosedPane takeWaiting(int partition, long sequence) {
        return (ClosedPane) waiting.delete(key(partition, sequence));
    }

    void forEachSilent(IntConsumer action) {
        try (KeyValueIterator<Integer, byte[]> all = silent.all()) {
            all.forEachRemaining(entry -> action.accept(entry.key));
        }
    }

    void putSilent(int partition) {
        silent.put(partition, MEMBER);
    }

    void deleteSilent(int partition) {
        silent.delete(partition);
    }

    void forEachStray(IntConsumer action) {
        try (KeyValueIterator<Integer, byte[]> all = stray.all()) {
            all.forEachRemaining(entry -> action.accept(entry.key));
        }
    }

    void putStray(int partition) {
        stray.put(partition, MEMBER);
    }

    void deleteStray(int partition) {
        stray.delete(partition);
    }

    Optional<DriftState> driftState(String modelId) {
        return Optional.ofNullable(states.get(modelId)).map(DriftState::fromBytes);
    }

    void putDriftState(String modelId, DriftState state) {
        states.put(modelId, state.toBytes());
    }

    /** The pairs of neighbours gathered so far; nothing if there are none, or none that can be read. */
    Optional<PairsByPartition> serialPairs(String modelId) {
        return serialPairs.read(pairs.get(modelId));
    }

    void putSerialPairs(String modelId, PairsByPartition gathered) {
        pairs.put(modelId, gathered.toBytes());
    }

    ModelNotes notes(String modelId) {
        return StoredJson.read(notes.get(modelId), ModelNotes.class).orElseGet(ModelNotes::none);
    }

    void putNotes(String modelId, ModelNotes note) {
        notes.put(modelId, Json.write(note));
    }

    /** Forgets models that have not been heard of for long, and returns their ids. */
    List<String> forgetModelsNotReportedSince(Instant time) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = notes.all()) {
            all.forEachRemaining(entry -> StoredJson.read(entry.value, ModelNotes.class)
                    .flatMap(ModelNotes::lastReportAt)
                    .filter(last -> last.isBefore(time))
                    .ifPresent(last -> old.add(entry.key)));
        }
        old.forEach(notes::delete);
        old.forEach(states::delete);
        old.forEach(pairs::delete);
        old.forEach(accuracies::delete);
        return old;
    }

    CaseFile caseFile() {
        return StoredJson.read(cases.get(THE_CASE), CaseFile.class).orElseGet(CaseFile::empty);
    }

    void putCaseFile(CaseFile file) {
        cases.put(THE_CASE, Json.write(file));
    }

    /** Of what is kept by partition and number, in that order. */
    static Bytes key(int partition, long sequence) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(partition)
                .putLong(sequence)
                .array());
    }
}
