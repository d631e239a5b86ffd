package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.calibration.Calibration;
import io.plumbline.drift.statistics.edetector.Confirmation;
import io.plumbline.drift.statistics.edetector.Evidence;
import io.plumbline.drift.statistics.edetector.KsEDetector;
import io.plumbline.drift.statistics.ks.KsResult;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.drift.statistics.rolling.RollingKs;
import io.plumbline.drift.statistics.rolling.RollingState;
import io.plumbline.drift.statistics.rolling.Suspicion;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Judges the stream of one model against its reference profile, pane by pane, by both detectors. It remembers nothing
 * itself, so the same state and pane always give the same judgement:
 *
 * <pre>{@code
 * DriftJudge judge = new DriftJudge(profile, DriftSettings.defaults());
 * DriftState state = judge.initial();
 * for (Pane pane : panes) {
 *     Judgement judgement = judge.judge(state, pane);
 *     state = judgement.state();
 * }
 * }</pre>
 *
 * <p>A pane holds what all senders together sent in one stretch of time; panes are judged in the order of their times.
 */
public final class DriftJudge implements PaneJudge {

    private final Binning binning;
    private final BinCounts reference;
    private final int windowImages;
    private final RollingKs rolling;
    private final KsEDetector eDetector;
    private final DriftSettings settings;

    public DriftJudge(ReferenceProfile profile, DriftSettings settings) {
        this.binning = profile.binning();
        this.reference = profile.counts();
        Calibration calibration = settings.look().map(profile::calibration).orElseGet(profile::calibration);
        this.windowImages = calibration.settings().windowImages();
        this.rolling = new RollingKs(reference, calibration, settings.suspicionRunLengthImages());
        this.eDetector = new KsEDetector(binning, reference, settings.confirmation());
        this.settings = settings;
    }

    @Override
    public DriftState initial() {
        return new DriftState(binning.fingerprint(), RollingState.initial(), eDetector.none(), 0, 0);
    }

    /**
     * A state is worth all of it; or all but the evidence, if that comes from bets with another tolerance; or nothing, if it was
     * counted in other bins.
     */
    @Override
    public DriftState resume(DriftState stored) {
        if (stored.binning() != binning.fingerprint()) {
            return initial();
        }
        return eDetector.owns(stored.evidence())
                ? stored
                : new DriftState(
                        stored.binning(), stored.rolling(), eDetector.none(), stored.calmImages(), stored.imagesSeen());
    }

    /** Judges by both detectors. Where the e-detector speaks, the next state lets it start afresh. */
    @Override
    public Judgement judge(DriftState state, Pane pane) {
        check(state, pane);
        Suspicion suspicion = rolling.judge(state.rolling(), pane);
        Evidence evidence = eDetector.next(state.evidence(), pane.counts());
        Confirmation confirmation = eDetector.judge(evidence);
        boolean calm = suspicion.calm() && !confirmation.raised();
        DriftState next = new DriftState(
                state.binning(),
                suspicion.state(),
                confirmation.raised() ? eDetector.none() : evidence,
                calm ? state.calmImages() + pane.images() : 0,
                state.imagesSeen() + pane.images());
        return new Judgement(next, suspicion, confirmation, features(suspicion, confirmation));
    }

    @Override
    public boolean isSettled(DriftState state) {
        return state.calmImages() >= windowImages;
    }

    private void check(DriftState state, Pane pane) {
        if (pane.binning() != binning.fingerprint() || state.binning() != binning.fingerprint()) {
            throw new IllegalArgumentException(
                    "A pane counted in bins %08x and a state of bins %08x cannot be judged by a reference with bins %08x; start with a fresh state and this reference's own panes"
                            .formatted(pane.binning(), state.binning(), binning.fingerprint()));
        }
        if (pane.images() == 0) {
            throw new IllegalArgumentException("An empty pane says nothing; judge panes of one image or more");
        }
    }

    private List<FeatureJudgement> features(Suspicion suspicion, Confirmation confirmation) {
        double[] p = suspicion.features().stream().mapToDouble(KsResult::p).toArray();
        double[] corrected = settings.correction().adjust(p);
        return IntStream.range(0, binning.featureCount())
                .mapToObj(j -> new FeatureJudgement(
                        binning.features().get(j),
                        suspicion.features().get(j),
                        corrected[j],
                        suspicion.trends().get(j),
                        confirmation.features().get(j)))
                .toList();
    }
}
