package io.plumbline.drift.monitor.labels;

/** What became of a label: a closed list, so that it can be counted by. New ones come last, for stores hold their numbers. */
public enum LabelFate {
    /** It met a prediction that had none yet. */
    JOINED,
    /** Its prediction has the same label already. */
    DUPLICATE,
    /** Its prediction has another label already, and that one counts. */
    CONTRADICTORY,
    /** Its prediction was older than the retention. */
    EXPIRED,
    /** It names no class of the model that made the prediction. */
    UNKNOWN_CLASS,
    /** No prediction of the image came within the wait, or none is remembered any more. */
    UNKNOWN_IMAGE,
    /** It is no label, or its image id is longer than any that is kept. */
    MALFORMED,
    /** The package of the model that made the prediction cannot be had, so nobody knows its classes. */
    UNKNOWN_MODEL
}
