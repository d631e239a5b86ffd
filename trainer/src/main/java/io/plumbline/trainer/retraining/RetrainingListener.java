package io.plumbline.trainer.retraining;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** Hears how a retraining goes, in the order of its steps, in the thread that carries it out unless said otherwise. */
public interface RetrainingListener extends TrainingListener {

    /** A listener that does nothing. */
    RetrainingListener SILENT = new RetrainingListener() {};

    /**
     * Kafka can be read and written, for the first time or again.
     *
     * @param verdicts those that can be read by all by now; waits until that is known, and throws a {@link KafkaException} if
     *     it does not come to be known
     */
    default void opened(Supplier<List<RetrainingVerdict>> verdicts) {}

    /**
     * Who is champion when Kafka has been {@link #opened}.
     *
     * @param predecessor who would be champion again if it were taken back, if there is somebody
     */
    default void standing(ModelAnnouncement champion, Optional<ModelAnnouncement> predecessor) {}

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

    /** The challenger scores images in shadow. */
    default void tried(long images, int wanted) {}

    /** Something has happened that all can read now. */
    default void happened(RetrainingEvent event) {}

    /**
     * The verdict is about to be written. If it is not {@link #judged} afterwards, then whether it was written is among what can be
     * found out when Kafka is {@link #opened} again, by this process or by the next.
     */
    default void deciding(RetrainingVerdict verdict) {}

    /** Kafka failed; after the pause, what was not answered is taken up again. */
    default void interrupted(KafkaException why, Duration pause) {}

    /** The verdict can be read by all. */
    default void judged(RetrainingVerdict verdict) {}
}
