package io.plumbline.drift.monitor.predictions;

import io.plumbline.drift.monitor.references.Reference;

/** Why a record on {@code predictions} is not judged: a closed list, so that it can be counted by. */
public enum SkipReason {
    /** It is no prediction, or not of an image on this Plumbline's own topic. */
    MALFORMED,
    /** It carries no features: its model was packed without any, or serving leaves them out. */
    NO_FEATURES,
    /** Its features cannot be read, or are not as many as its model has. */
    BAD_FEATURES,
    /** Its model was never announced. */
    UNKNOWN_MODEL,
    /** Its model's package cannot be had or is not sound. */
    UNREADABLE_PACKAGE,
    /** Its model's reference was not calibrated for the run length that was asked for. */
    UNCALIBRATED,
    /** It was judged by a reference that another one has replaced, later than others that came with it. */
    SUPERSEDED_REFERENCE;

    /** The reason that stands for a missing reference. */
    public static SkipReason of(Reference.Cause cause) {
        return switch (cause) {
            case UNKNOWN_MODEL -> UNKNOWN_MODEL;
            case UNREADABLE_PACKAGE -> UNREADABLE_PACKAGE;
            case SUPERSEDED -> SUPERSEDED_REFERENCE;
        };
    }
}
