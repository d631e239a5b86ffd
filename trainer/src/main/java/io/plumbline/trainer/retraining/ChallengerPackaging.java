package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Provenance;
import io.plumbline.trainer.dataset.PoolOrigin;
import io.plumbline.trainer.packaging.NormalImages;
import io.plumbline.trainer.packaging.Packaging;
import io.plumbline.trainer.packaging.PackagingOptions;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.EpochResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Packs a challenger that has proved itself. */
record ChallengerPackaging(RetrainingOptions options, RetrainingListener listener, InstantSource clock) {

    /**
     * Writes the package, under the champion's name.
     *
     * @param measured how it did against the champion
     */
    PackedModel pack(Challenger challenger, Scorer scorer, NormalImages normal, Finding measured) throws IOException {
        PackagingOptions packaging = new PackagingOptions(
                options.packages(),
                challenger.champion().manifest().name(),
                options.gitCommit(),
                calibrations(challenger.champion().profile()),
                1);
        return new Packaging(packaging)
                .pack(
                        scorer,
                        challenger.trained().weights(),
                        provenance(challenger),
                        metrics(challenger, measured),
                        normal,
                        challenger.base().images(Part.VALIDATION),
                        listener::calibrated);
    }

    /** For whatever the champion was calibrated, so that no look that it had is lost. */
    private List<CalibrationSettings> calibrations(ReferenceProfile champion) {
        return champion.calibrations().stream()
                .map(each ->
                        each.settings().withResampledImages(options.newNormal().resampledImages()))
                .toList();
    }

    private Provenance provenance(Challenger challenger) {
        long seed = FineTuning.seed(challenger.trigger());
        Map<String, String> settings = new TreeMap<>(challenger.baseData().settings());
        settings.putAll(
                PoolOrigin.of(challenger.champion().manifest().provenance().settings())
                        .settings());
        settings.putAll(options.fineTuning().training(seed).settings());
        settings.put("retraining.triggerId", challenger.trigger().triggerId());
        settings.putAll(options.settings());
        settings.put(
                "retraining.recentImages",
                Integer.toString(challenger.recent().training().size()));
        return Provenance.ofThisProcess(
                        seed,
                        challenger.baseData().dataHash(),
                        options.gitCommit(),
                        clock.instant(),
                        Optional.of(challenger.champion().id().toString()))
                .withSettings(settings);
    }

    private static Map<String, Double> metrics(Challenger challenger, Finding measured) {
        EpochResult best = challenger.trained().best();
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("trainingLoss", best.trainingLoss());
        metrics.put("trainingAccuracy", best.trainingAccuracy());
        metrics.put("validationLoss", best.validationLoss());
        metrics.put("validationAccuracy", best.validationAccuracy());
        measured.base().map(Comparison::challengerAccuracy).ifPresent(a -> metrics.put("testAccuracy", a));
        measured.recent().map(Comparison::challengerAccuracy).ifPresent(a -> metrics.put("recentAccuracy", a));
        return metrics;
    }
}
