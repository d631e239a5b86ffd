package io.plumbline.contract.models;

/** What a model package is to the stream. */
public enum ModelRole {
    /** Its predictions are the ones that count. The newest announcement of a champion names the one that serves. */
    CHAMPION,
    /** A candidate that has yet to prove itself. */
    CHALLENGER,
    /** A candidate that scores every image as well, where nobody is answered by it. The newest one counts. */
    SHADOW,
    /** A candidate that answers a share of the keys in the champion's stead. The newest one counts. */
    CANARY,
    /**
     * It was champion until its successor was announced, and scores every image as a shadow would, to come back should the
     * successor turn out worse. Of it and the shadows the newest one counts.
     */
    GUARD,
    /** Kept for its predictions of the past, and to come back to. */
    RETIRED,
    /**
     * It was champion and was taken back, or a challenger and was rejected: nothing makes it champion again but an announcement.
     */
    WITHDRAWN
}
