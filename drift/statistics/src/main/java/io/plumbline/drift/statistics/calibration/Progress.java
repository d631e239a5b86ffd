package io.plumbline.drift.statistics.calibration;

/** Told how far a calibration has come; called from several threads. */
@FunctionalInterface
public interface Progress {

    /**
     * Called after each part of the work.
     *
     * @param done the share that is done, 0 to 1
     */
    void report(double done);
}
