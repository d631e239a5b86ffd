package io.plumbline.trainer.retraining;

import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingProgress;
import io.plumbline.trainer.training.TrainingResult;

/**
 * Tells of a training that follows another one as if both were one: its epochs are numbered on, and the best so far is the best of
 * both.
 */
record SecondStart(TrainingListener listener, TrainingResult first) implements TrainingListener {

    @Override
    public void batchDone(TrainingProgress progress) {
        listener.batchDone(progress);
    }

    @Override
    public void epochDone(EpochResult result) {
        listener.epochDone(new EpochResult(
                first.epochs().size() + result.epoch(),
                result.trainingLoss(),
                result.trainingAccuracy(),
                result.validationLoss(),
                result.validationAccuracy(),
                result.best() && result.validationLoss() < first.best().validationLoss()));
    }
}
