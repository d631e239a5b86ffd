package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.DriftReport.EDetector;
import io.plumbline.contract.drift.DriftReport.RollingKs;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.contract.drift.Window;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.judge.FeatureJudgement;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.drift.statistics.rolling.Suspicion;
import java.time.Instant;
import java.util.List;

/**
 * Says in the contract's words what the statistics found in the stream of one model.
 *
 * @param imagesTopic the topic whose offsets the panes name
 */
record Findings(String imagesTopic, String modelId, ReferenceProfile profile, DriftSettings settings) {

    private static final int MOST_CAUSES = 8;

    DriftReport report(Judgement judgement, Instant at) {
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
                        judgement.confirmed()),
                judgement.features().stream().map(Findings::feature).toList());
    }

    Window window(Judgement judgement) {
        Origin origin = judgement.window().origin();
        List<OffsetRange> sources = origin.offsets().entrySet().stream()
                .map(entry -> new OffsetRange(
                        imagesTopic,
                        entry.getKey(),
                        entry.getValue().first(),
                        entry.getValue().last()))
                .toList();
        return new Window(
                judgement.window().images(),
                Instant.ofEpochMilli(origin.firstTimestampMs()),
                Instant.ofEpochMilli(origin.lastTimestampMs()),
                sources);
    }

    /**
     * The features that moved, the most telling first: those which alone would have raised the alarm, or at least the first.
     */
    List<Cause> causes(Judgement judgement) {
        List<FeatureJudgement> ranked = judgement.ranked();
        return ranked.stream()
                .filter(feature -> feature.equals(ranked.get(0)) || isTelling(feature, judgement))
                .limit(MOST_CAUSES)
                .map(feature -> judgement.confirmed() ? byEvidence(feature) : byDistance(feature))
                .toList();
    }

    private static boolean isTelling(FeatureJudgement feature, Judgement judgement) {
        return judgement.confirmed()
                ? feature.evidence().logM() >= judgement.confirmation().logThreshold()
                : feature.ks().t() > judgement.suspicion().threshold();
    }

    private static Cause byEvidence(FeatureJudgement feature) {
        return new Cause(
                feature.feature().name(),
                direction(feature.evidence().direction()),
                feature.ks().d(),
                feature.evidence().referenceShare(),
                finite(feature.evidence().logM()));
    }

    private static Cause byDistance(FeatureJudgement feature) {
        return new Cause(
                feature.feature().name(),
                direction(feature.ks().direction()),
                feature.ks().d(),
                feature.ks().referenceShare(),
                finite(feature.evidence().logM()));
    }

    private RollingKs rollingKs(Judgement judgement) {
        Suspicion suspicion = judgement.suspicion();
        return new RollingKs(
                suspicion.maxT(),
                suspicion.threshold(),
                settings.suspicionRunLengthImages(),
                suspicion.state().exceedances(),
                profile.calibration().settings().exceedances(),
                suspicion.raised());
    }

    private static FeatureReport feature(FeatureJudgement feature) {
        return new FeatureReport(
                feature.feature().name(),
                feature.feature().unit(),
                feature.ks().d(),
                feature.ks().t(),
                feature.ks().p(),
                feature.correctedP(),
                feature.trend().change(),
                direction(feature.ks().direction()),
                finite(feature.evidence().logM()));
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
