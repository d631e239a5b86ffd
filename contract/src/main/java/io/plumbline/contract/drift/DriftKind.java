package io.plumbline.contract.drift;

/** What has drifted, as far as the features tell. */
public enum DriftKind {
    /** What the images look like. */
    INPUT,
    /** How sure the model is of what it sees. */
    PREDICTION,
    /** Which classes arrive, and how often: class probabilities move, while the model is as sure as ever. */
    CLASS_MIX
}
