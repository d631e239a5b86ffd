package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.pane.Pane;

/** Judges the stream of one model pane by pane, and remembers nothing itself: see {@link DriftJudge}. */
public interface PaneJudge {

    /** The state before the first pane. */
    DriftState initial();

    /**
     * What a state that was stored earlier is worth to this judge.
     *
     * @return the same state if it can be gone on with as it is
     */
    DriftState resume(DriftState stored);

    /**
     * Judges one more pane.
     *
     * @param state what the pane before led to, or {@link #initial()}
     * @param pane the next pane, with one image or more
     * @throws IllegalArgumentException if state or pane belong to another reference, or the evidence to other settings
     */
    Judgement judge(DriftState state, Pane pane);

    /** Whether the stream has been calm, and no drift confirmed, for a full window: what resolves an episode. */
    boolean isSettled(DriftState state);
}
