package io.plumbline.contract.drift;

/** Where an episode of drift stands. */
public enum AlertState {
    /** The rolling test has spoken: quick, and now and then wrong. */
    SUSPECTED,
    /** The sequential test has spoken: this is the alert that pages someone and triggers retraining. */
    CONFIRMED,
    /** What stands behind the alert has changed. */
    UPDATED,
    /** What arrives fits the reference of the model that serves. */
    RESOLVED
}
