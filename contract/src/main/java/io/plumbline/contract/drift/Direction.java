package io.plumbline.contract.drift;

/** Where a feature's mass has gone, compared with the reference. */
public enum Direction {
    /** Towards larger values. */
    UP,
    /** Towards smaller values. */
    DOWN
}
