package io.plumbline.trainer.retraining;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Several who hear the same.
 *
 * @param all in the order in which they are told
 */
public record RetrainingListeners(List<RetrainingListener> all) implements RetrainingListener {

    public RetrainingListeners {
        all = List.copyOf(all);
    }

    @Override
    public void opened(Supplier<List<RetrainingVerdict>> verdicts) {
        all.forEach(each -> each.opened(verdicts));
    }

    @Override
    public void standing(ModelAnnouncement champion, Optional<ModelAnnouncement> predecessor) {
        all.forEach(each -> each.standing(champion, predecessor));
    }

    @Override
    public void triggered(RetrainingTrigger trigger) {
        all.forEach(each -> each.triggered(trigger));
    }

    @Override
    public void labelsGathered(int labelled, int wanted) {
        all.forEach(each -> each.labelsGathered(labelled, wanted));
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
    public void measured(Comparison recent, Comparison base) {
        all.forEach(each -> each.measured(recent, base));
    }

    @Override
    public void referenceGathered(int images, int wanted) {
        all.forEach(each -> each.referenceGathered(images, wanted));
    }

    @Override
    public void calibrated(double done) {
        all.forEach(each -> each.calibrated(done));
    }

    @Override
    public void tried(long images, int wanted) {
        all.forEach(each -> each.tried(images, wanted));
    }

    @Override
    public void happened(RetrainingEvent event) {
        all.forEach(each -> each.happened(event));
    }

    @Override
    public void deciding(RetrainingVerdict verdict) {
        all.forEach(each -> each.deciding(verdict));
    }

    @Override
    public void interrupted(KafkaException why, Duration pause) {
        all.forEach(each -> each.interrupted(why, pause));
    }

    @Override
    public void judged(RetrainingVerdict verdict) {
        all.forEach(each -> each.judged(verdict));
    }
}
