package io.plumbline.drift.monitor.judging;

import io.plumbline.drift.monitor.predictions.SkipReason;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import io.plumbline.drift.statistics.judge.PaneJudge;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One watch per model, made when its first pane is judged. A model that cannot be judged is counted as skipped. */
final class ModelWatches {

    private static final Duration BEFORE_FORGETTING_A_MODEL = Duration.ofDays(30);

    private final String imagesTopic;
    private final JudgingSettings settings;
    private final Judges judges;
    private final References references;
    private final SkippedPredictions skipped;
    private final JudgeStores stores;
    private final AccuracyWatches accuracies;
    private final Map<String, ModelWatch> watches = new HashMap<>();

    ModelWatches(
            String imagesTopic,
            JudgingSettings settings,
            Judges judges,
            References references,
            SkippedPredictions skipped,
            JudgeStores stores,
            AccuracyWatches accuracies) {
        this.imagesTopic = imagesTopic;
        this.settings = settings;
        this.judges = judges;
        this.references = references;
        this.skipped = skipped;
        this.stores = stores;
        this.accuracies = accuracies;
    }

    /** The watch that judged panes of this model last, if one did since the start. */
    Optional<ModelWatch> latest(String modelId) {
        return Optional.ofNullable(watches.get(modelId));
    }

    /**
     * The watch of this model, which is about to judge panes.
     *
     * @param binning the fingerprint of the bins that they were counted in
     * @param images how many images those hold
     * @param at the time stamp of the newest of them
     */
    Optional<ModelWatch> of(String modelId, int binning, long images, Instant at) {
        ModelWatch known = watches.get(modelId);
        if (known != null && known.judges(binning)) {
            return Optional.of(known);
        }
        stores.forgetModelsNotReportedSince(at.minus(BEFORE_FORGETTING_A_MODEL)).forEach(this::forget);
        Optional<ModelWatch> made = make(modelId, binning, images, Optional.ofNullable(known));
        made.ifPresent(watch -> watches.put(modelId, watch));
        return made;
    }

    private void forget(String modelId) {
        watches.remove(modelId);
        accuracies.forget(modelId);
    }

    private Optional<ModelWatch> make(String modelId, int binning, long images, Optional<ModelWatch> before) {
        Reference reference = references.counted(modelId, binning);
        if (reference instanceof Reference.Unavailable unavailable) {
            skipped.add(SkipReason.of(unavailable.cause()), modelId, images, unavailable.detail());
            return Optional.empty();
        }
        Reference.Known found = (Reference.Known) reference;
        ReferenceProfile profile = found.profile();
        if (before.filter(known -> known.isNewerThan(found)).isPresent()) {
            skipped.add(SkipReason.SUPERSEDED_REFERENCE, modelId, images, "another reference was accepted meanwhile");
            return Optional.empty();
        }
        try {
            PaneJudge judge = judges.of(profile, settings.detection());
            Findings findings = new Findings(imagesTopic, modelId, profile, settings.detection());
            return Optional.of(
                    new ModelWatch(judge, findings, found.from(), settings.betweenReports(), stores, accuracies));
        } catch (IllegalArgumentException e) {
            skipped.add(SkipReason.UNCALIBRATED, modelId, images, e.getMessage());
            return Optional.empty();
        }
    }
}
