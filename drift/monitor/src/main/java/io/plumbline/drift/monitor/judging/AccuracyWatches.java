package io.plumbline.drift.monitor.judging;

import static java.util.stream.Collectors.toCollection;

import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.accuracy.AccuracyWatch;
import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.monitor.labels.OutcomeNews.Slice;
import io.plumbline.drift.monitor.labels.SliceKey;
import io.plumbline.drift.monitor.labels.SliceStore;
import io.plumbline.drift.monitor.labels.SliceSums;
import io.plumbline.drift.monitor.references.References;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch on accuracy per model, whatever its features are judged by, and what has not been judged yet. */
final class AccuracyWatches {

    private static final Logger LOG = LoggerFactory.getLogger(AccuracyWatches.class);

    private final AccuracySettings settings;
    private final References references;
    private final JudgeStores stores;
    private final SliceStore waiting;
    private final Map<String, AccuracyWatch> watches = new HashMap<>();

    /** Models that were known where labels were joined, so there are few. */
    private final Set<String> unjudged = new HashSet<>();

    AccuracyWatches(AccuracySettings settings, References references, JudgeStores stores) {
        this.settings = settings;
        this.references = references;
        this.stores = stores;
        this.waiting = stores.slices();
    }

    /** The watch of this model, if its package can be had. */
    Optional<AccuracyWatch> of(String modelId) {
        AccuracyWatch known = watches.get(modelId);
        if (known == null) {
            references
                    .known(modelId)
                    .ifPresent(model -> watches.put(modelId, new AccuracyWatch(modelId, model, settings, stores)));
        }
        return Optional.ofNullable(watches.get(modelId));
    }

    /** What became of labels that belong to no model. */
    FateCounts ofNoModel() {
        return stores.fatesOfNoModel();
    }

    void add(Slice slice) {
        waiting.add(slice.key(), slice.sums());
    }

    /** Judges what ended by a time, and returns of which models. */
    SortedSet<String> judgeEndedBy(Instant time) {
        return judge(waiting.takeEndedBy(time.toEpochMilli()));
    }

    /** Judges all that there is, and returns of which models. */
    SortedSet<String> judgeAll() {
        return judge(waiting.takeAll());
    }

    /** All that is judged at once is one step of the detector, so that steps depend on times alone. */
    private SortedSet<String> judge(List<Slice> slices) {
        SortedMap<String, SliceSums> byModel = new TreeMap<>();
        slices.forEach(slice -> byModel.merge(slice.key().modelId(), slice.sums(), SliceSums::plus));
        SliceSums ofNoModel = byModel.remove(SliceKey.NO_MODEL);
        if (ofNoModel != null) {
            stores.putFatesOfNoModel(stores.fatesOfNoModel().plus(ofNoModel.fates()));
        }
        byModel.forEach(
                (modelId, sums) -> of(modelId).ifPresentOrElse(watch -> watch.after(sums), () -> sayUnjudged(modelId)));
        return byModel.keySet().stream().collect(toCollection(TreeSet::new));
    }

    private void sayUnjudged(String modelId) {
        if (unjudged.add(modelId)) {
            LOG.warn(
                    "Some of what labels tell of {} is not judged, for its package cannot be had; the log says why where its"
                            + " predictions are not judged either",
                    modelId);
        }
    }

    void forget(String modelId) {
        watches.remove(modelId);
    }
}
