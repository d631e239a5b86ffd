package io.plumbline.drift.monitor.references;

/** Finds the reference of a model. */
public interface References {

    /** The reference of the model with this id, which may be any text. */
    Reference of(String modelId);
}
