package io.plumbline.drift.monitor.accuracy;

import java.util.Optional;

/** Where the states of all models survive a crash. */
public interface AccuracyStore {

    /** What was stored for this model, if anything that can be read was. */
    Optional<AccuracyState> accuracy(String modelId);

    void putAccuracy(String modelId, AccuracyState state);
}
