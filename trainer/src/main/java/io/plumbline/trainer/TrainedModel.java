package io.plumbline.trainer;

import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.training.TrainingResult;
import java.time.Duration;

/**
 * What a {@link TrainJob} came to.
 *
 * @param packed the package on disk
 * @param split which image was for what; what is left for the stream was never seen by the model
 * @param training how the epochs went
 * @param trainingTime how long the epochs took
 * @param test how good the model is on the test images, encoded as they will arrive
 * @param diagnosis what it has to say about itself
 */
public record TrainedModel(
        PackedModel packed,
        DataSplit split,
        TrainingResult training,
        Duration trainingTime,
        Evaluation test,
        Diagnosis diagnosis) {}
