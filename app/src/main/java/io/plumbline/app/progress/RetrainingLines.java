package io.plumbline.app.progress;

import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.retraining.RetrainingListener;
import io.plumbline.trainer.training.EpochResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log how each retraining goes. Of one thread's retraining. */
public final class RetrainingLines implements RetrainingListener {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingLines.class);

    private String told = "";

    @Override
    public void triggered(RetrainingTrigger trigger) {
        LOG.info(
                "Trigger {} ({}): a challenger for {}",
                trigger.triggerId(),
                trigger.cause(),
                ModelId.parse(trigger.modelId()).shortForm());
    }

    @Override
    public void labelsGathered(int labelled, int wanted) {
        tellEachQuarter("labelled images", labelled, wanted);
    }

    @Override
    public void epochDone(EpochResult result) {
        LOG.info(
                "Epoch {}: training loss {}, validation accuracy {}",
                result.epoch(),
                "%.3f".formatted(result.trainingLoss()),
                "%.3f".formatted(result.validationAccuracy()));
    }

    @Override
    public void measured(Comparison recent, Comparison base) {
        LOG.info("Champion and challenger: {} on recent, {} on base images", accuracies(recent), accuracies(base));
    }

    @Override
    public void referenceGathered(int images, int wanted) {
        tellEachQuarter("images for the new reference", images, wanted);
    }

    @Override
    public void tried(long images, int wanted) {
        tellEachQuarter("images scored in shadow", images, wanted);
    }

    @Override
    public void happened(RetrainingEvent event) {
        LOG.info("{}: {}", event.kind(), event.explanation());
    }

    @Override
    public void judged(RetrainingVerdict verdict) {
        LOG.info("Verdict: {}. {}", verdict.outcome(), verdict.explanation());
    }

    private void tellEachQuarter(String what, long gathered, int wanted) {
        int quarters = (int) Math.min(4, 4 * gathered / Math.max(1, wanted));
        if (!told.equals(what + quarters)) {
            told = what + quarters;
            LOG.info("{} {} of at least {}", gathered, what, wanted);
        }
    }

    private static String accuracies(Comparison comparison) {
        return "%.3f and %.3f".formatted(comparison.championAccuracy(), comparison.challengerAccuracy());
    }
}
