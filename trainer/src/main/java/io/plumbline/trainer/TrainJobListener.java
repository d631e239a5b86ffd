package io.plumbline.trainer;

import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingResult;
import java.time.Duration;

/** Hears how a {@link TrainJob} goes, in the order of its steps. */
public interface TrainJobListener extends TrainingListener {

    /** A listener that does nothing. */
    TrainJobListener SILENT = new TrainJobListener() {};

    /** The images have been dealt out. */
    default void splitMade(DataSplit split) {}

    /** The last epoch is over, or no more will follow. */
    default void trained(TrainingResult result, Duration time) {}

    /** The test images have been scored. */
    default void evaluated(Evaluation test) {}

    /** The model has been compared with what it learnt from. */
    default void diagnosed(Diagnosis diagnosis) {}

    /**
     * The calibration goes on; called from several threads.
     *
     * @param done the share that is done, 0 to 1
     */
    default void calibrated(double done) {}

    /** The package is written. */
    default void packed(PackedModel model) {}
}
