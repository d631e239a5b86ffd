package io.plumbline.trainer.training;

/** Hears how a training goes, in the thread that trains. */
public interface TrainingListener {

    /** A listener that does nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /** After each batch. */
    default void batchDone(TrainingProgress progress) {}

    /** After each epoch, when the validation images have been scored. */
    default void epochDone(EpochResult result) {}
}
