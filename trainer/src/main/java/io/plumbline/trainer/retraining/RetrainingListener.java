package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.training.TrainingListener;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Hears how a retraining goes, in the order of its steps, in the thread that carries it out unless said otherwise. */
public interface RetrainingListener extends TrainingListener {

    /** A listener that does nothing. */
    RetrainingListener SILENT = new RetrainingListener() {};

    /** A trigger has been read that asks for something to be done. */
    default void triggered(RetrainingTrigger trigger) {}

    /** Labels come in. */
    default void labelsGathered(int labelled, int wanted) {}

    /** Champion and challenger have been measured on the same images. */
    default void measured(Comparison recent, Comparison base) {}

    /** Images for the new reference come in. */
    default void referenceGathered(int images, int wanted) {}

    /**
     * The calibration goes on; called from another thread.
     *
     * @param done the share that is done, 0 to 1
     */
    default void calibrated(double done) {}

    /** Kafka failed; after the pause, what was not answered is taken up again. */
    default void interrupted(KafkaException why, Duration pause) {}

    /** The verdict can be read by all. */
    default void judged(RetrainingVerdict verdict) {}
}
