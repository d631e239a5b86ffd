package io.plumbline.contract.models;

/** What a model package is to the stream. */
public enum ModelRole {
    /** Its predictions are the ones that count. The newest announcement of a champion names the one that serves. */
    CHAMPION,
    /** A candidate that has yet to prove itself. */
    CHALLENGER,
    /** Kept for its predictions of the past, and to come back to. */
    RETIRED
}
