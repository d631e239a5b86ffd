package io.plumbline.contract.drift;

/** What has drifted, as far as labels and features tell. */
public enum DriftKind {
    /** What the images look like. */
    INPUT,
    /** How sure the model is of what it sees. */
    PREDICTION,
    /** Which classes arrive, and how often: class probabilities move, while the model is as sure as ever. */
    CLASS_MIX,
    /** How often the model is right, by labels; whatever the features tell, this is the worst of it. */
    ACCURACY
}
