package io.plumbline.drift.monitor.judging;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.DriftReport.EDetector;
import io.plumbline.contract.drift.DriftReport.RollingKs;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.contract.drift.Quantiles;
import io.plumbline.contract.drift.Window;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.drift.monitor.accuracy.AccuracyWatch;
import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.judge.FeatureJudgement;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.quantiles.FeatureQuantiles;
import io.plumbline.drift.statistics.quantiles.QuantileShift;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.drift.statistics.rolling.Suspicion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Says in the contract's words what the statistics found in the stream of one model.
 *
 * @param imagesTopic the topic whose offsets the panes name
 */
record Findings(String imagesTopic, String modelId, ReferenceProfile profile, DriftSettings settings) {

    private static final int MOST_CAUSES = 8;

    /** How many images the window is to hold. */
    int windowImages() {
        return calibration().windowImages();
    }

    private CalibrationSettings calibration() {
        return settings.look()
                .map(profile::calibration)
                .orElseGet(profile::calibration)
                .settings();
    }

    DriftReport report(
            Judgement judgement,
            Instant at,
            ModelNotes notes,
            Optional<AccuracyWatch> accuracy,
            FateCounts labelsOfNoModel) {
        return new DriftReport(
                modelId,
                at,
                judgement.state().imagesSeen(),
                profile.images(),
                window(judgement),
                rollingKs(judgement),
                new EDetector(
                        finite(judgement.confirmation().logMean()),
                        settings.confirmation().runLengthImages(),
                        seconds(settings.confirmation().runLengthImages(), judgement),
                        judgement.confirmed()),
                features(judgement, notes),
                notes.order(),
                accuracy.flatMap(watch -> watch.labels(labelsOfNoModel)),
                accuracy.flatMap(AccuracyWatch::accuracy),
                accuracy.flatMap(AccuracyWatch::estimatedAccuracy));
    }

    Window window(Judgement judgement) {
        Origin origin = judgement.window().origin();
        return new Window(
                judgement.window().images(),
                Instant.ofEpochMilli(origin.firstTimestampMs()),
                Instant.ofEpochMilli(origin.lastTimestampMs()),
                sources(origin));
    }

    /** Where these images stand. */
    List<OffsetRange> sources(Origin origin) {
        return origin.offsets().entrySet().stream()
                .map(entry -> new OffsetRange(
                        imagesTopic,
                        entry.getKey(),
                        entry.getValue().first(),
                        entry.getValue().last()))
                .toList();
    }

    /**
     * The features that moved, the most telling first: those which alone would have raised the alarm, or at least the first; none
     * where no alarm is raised.
     */
    List<Cause> causes(Judgement judgement) {
        if (!judgement.confirmed() && !judgement.suspected()) {
            return List.of();
        }
        List<FeatureJudgement> ranked = judgement.ranked();
        Map<FeatureSpec, FeatureQuantiles> quantiles =
                FeatureQuantiles.of(
                                profile.binning(),
                                profile.counts(),
                                judgement.window().counts())
                        .stream()
                        .collect(toMap(FeatureQuantiles::feature, identity()));
        return ranked.stream()
                .filter(feature -> feature.equals(ranked.get(0)) || isTelling(feature, judgement))
                .limit(MOST_CAUSES)
                .map(feature -> judgement.confirmed()
                        ? byEvidence(feature, quantiles.get(feature.feature()))
                        : byDistance(feature, quantiles.get(feature.feature())))
                .toList();
    }

    private static boolean isTelling(FeatureJudgement feature, Judgement judgement) {
        return judgement.confirmed()
                ? feature.evidence().logM() >= judgement.confirmation().logThreshold()
                : feature.ks().t() > judgement.suspicion().threshold();
    }

    private static Cause byEvidence(FeatureJudgement feature, FeatureQuantiles quantiles) {
        return new Cause(
                feature.feature().name(),
                direction(feature.evidence().direction()),
                feature.ks().d(),
                feature.evidence().referenceShare(),
                finite(feature.evidence().logM()),
                before(quantiles),
                after(quantiles));
    }

    private static Cause byDistance(FeatureJudgement feature, FeatureQuantiles quantiles) {
        return new Cause(
                feature.feature().name(),
                direction(feature.ks().direction()),
                feature.ks().d(),
                feature.ks().referenceShare(),
                finite(feature.evidence().logM()),
                before(quantiles),
                after(quantiles));
    }

    private static Optional<Quantiles> before(FeatureQuantiles quantiles) {
        return quartiles(quantiles, QuantileShift::before);
    }

    private static Optional<Quantiles> after(FeatureQuantiles quantiles) {
        return quartiles(quantiles, QuantileShift::after);
    }

    private static Optional<Quantiles> quartiles(FeatureQuantiles quantiles, ToDoubleFunction<QuantileShift> side) {
        double[] values = quantiles.quantiles().stream()
                .filter(shift -> shift.share() >= .25 && shift.share() <= .75)
                .mapToDouble(side)
                .toArray();
        return values.length == 3 ? Optional.of(new Quantiles(values[0], values[1], values[2])) : Optional.empty();
    }

    /** How long so many images take at the rate of the window; 0 if they all have the same time stamp. */
    private static double seconds(long images, Judgement judgement) {
        Origin origin = judgement.window().origin();
        long spanMs = origin.lastTimestampMs() - origin.firstTimestampMs();
        return images * (spanMs / 1e3) / judgement.window().images();
    }

    private RollingKs rollingKs(Judgement judgement) {
        Suspicion suspicion = judgement.suspicion();
        return new RollingKs(
                suspicion.maxT(),
                suspicion.threshold(),
                settings.suspicionRunLengthImages(),
                seconds(settings.suspicionRunLengthImages(), judgement),
                suspicion.state().exceedances(),
                calibration().exceedances(),
                suspicion.raised());
    }

    private static List<FeatureReport> features(Judgement judgement, ModelNotes notes) {
        return IntStream.range(0, judgement.features().size())
                .mapToObj(number ->
                        feature(judgement.features().get(number), notes.lagOne().map(all -> all.get(number))))
                .toList();
    }

    private static FeatureReport feature(FeatureJudgement feature, Optional<Double> lagOne) {
        return new FeatureReport(
                feature.feature().name(),
                feature.feature().unit(),
                feature.ks().d(),
                feature.ks().t(),
                feature.ks().p(),
                feature.correctedP(),
                feature.trend().change(),
                direction(feature.ks().direction()),
                finite(feature.evidence().logM()),
                lagOne);
    }

    private static Direction direction(io.plumbline.drift.statistics.ks.Direction direction) {
        return switch (direction) {
            case UP -> Direction.UP;
            case DOWN -> Direction.DOWN;
        };
    }

    /** The contract says 0 where nothing can be bet on a feature, for which the statistics say minus infinity. */
    private static double finite(double logEvidence) {
        return Double.isFinite(logEvidence) ? logEvidence : 0;
    }
}
