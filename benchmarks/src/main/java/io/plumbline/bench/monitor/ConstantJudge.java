package io.plumbline.bench.monitor;

import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.judge.PaneJudge;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.reference.ReferenceProfile;

/**
 * Judges until a window is full, and says the same of every pane from then on. What is stored and reported is as large as if
 * it were judged.
 */
final class ConstantJudge implements PaneJudge {

    private final PaneJudge judge;
    private final int windowImages;
    private Judgement said;

    ConstantJudge(ReferenceProfile profile, DriftSettings settings) {
        this.judge = new DriftJudge(profile, settings);
        this.windowImages = profile.calibration().settings().windowImages();
    }

    @Override
    public DriftState initial() {
        return judge.initial();
    }

    @Override
    public DriftState resume(DriftState stored) {
        return judge.resume(stored);
    }

    @Override
    public Judgement judge(DriftState state, Pane pane) {
        if (said == null || said.window().images() < windowImages) {
            said = judge.judge(state, pane);
            return said;
        }
        DriftState then = said.state();
        DriftState next = new DriftState(
                then.binning(), then.rolling(), then.evidence(), then.calmImages(), state.imagesSeen() + pane.images());
        return new Judgement(next, said.suspicion(), said.confirmation(), said.features());
    }

    @Override
    public boolean isSettled(DriftState state) {
        return judge.isSettled(state);
    }
}
