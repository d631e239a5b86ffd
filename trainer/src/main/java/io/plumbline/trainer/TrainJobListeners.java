package io.plumbline.trainer;

import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingProgress;
import io.plumbline.trainer.training.TrainingResult;
import java.time.Duration;
import java.util.List;

/**
 * Several who hear the same.
 *
 * @param all in the order in which they are told
 */
public record TrainJobListeners(List<TrainJobListener> all) implements TrainJobListener {

    public TrainJobListeners {
        all = List.copyOf(all);
    }

    @Override
    public void splitMade(DataSplit split) {
        all.forEach(each -> each.splitMade(split));
    }

    @Override
    public void batchDone(TrainingProgress progress) {
        all.forEach(each -> each.batchDone(progress));
    }

    @Override
    public void epochDone(EpochResult result) {
        all.forEach(each -> each.epochDone(result));
    }

    @Override
    public void trained(TrainingResult result, Duration time) {
        all.forEach(each -> each.trained(result, time));
    }

    @Override
    public void evaluated(Evaluation test) {
        all.forEach(each -> each.evaluated(test));
    }

    @Override
    public void diagnosed(Diagnosis diagnosis) {
        all.forEach(each -> each.diagnosed(diagnosis));
    }

    @Override
    public void calibrated(double done) {
        all.forEach(each -> each.calibrated(done));
    }

    @Override
    public void packed(PackedModel model) {
        all.forEach(each -> each.packed(model));
    }
}
