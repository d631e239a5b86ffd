package io.plumbline.trainer.study;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.study.StudyListener.Progress;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingProgress;
import java.time.Duration;
import java.util.Collection;

/** Knows how much of all studies is done, and from that how long the rest will take. */
final class StudyClock {

    /** An image costs about so many times what it costs the dense network. */
    private static final double COST_OF_CONVOLUTIONS = 5;

    private final int trainings;
    private final double allCost;
    private final StudyListener listener;
    private final long startNanos = System.nanoTime();
    private double doneCost;
    private int begun;

    /** The time runs from now on. */
    StudyClock(Collection<Study> studies, StudyPlan plan, StudyListener listener) {
        this.trainings = studies.stream()
                .mapToInt(study -> StudyRun.trainings(study, plan))
                .sum();
        this.allCost = studies.stream()
                .mapToDouble(study -> StudyRun.trainings(study, plan)
                        * plan.sizes().get(study.name()).epochs()
                        * epochCost(
                                study.variants().get(0),
                                plan.sizes().get(study.name()).images()))
                .sum();
        this.listener = listener;
    }

    private static double epochCost(Variant variant, int images) {
        return images * (variant.architecture().name().equals(Architecture.cnn().name()) ? COST_OF_CONVOLUTIONS : 1);
    }

    /** The next training begins. */
    Ticking begin(StudyName study, Variant variant, String what, int images) {
        begun++;
        return new Ticking(study, what, epochCost(variant, images));
    }

    /** One training. */
    final class Ticking implements TrainingListener {

        private final StudyName study;
        private final String what;
        private final double epochCost;
        private Progress last;

        private Ticking(StudyName study, String what, double epochCost) {
            this.study = study;
            this.what = what;
            this.epochCost = epochCost;
            this.last = new Progress(study, what, begun, trainings, 0, 0, Duration.ZERO);
        }

        @Override
        public void batchDone(TrainingProgress batch) {
            double cost = doneCost + epochCost * batch.batch() / batch.batches();
            last = new Progress(study, what, begun, trainings, batch.epoch(), batch.epochs(), timeLeft(cost));
            listener.learning(last);
        }

        @Override
        public void epochDone(EpochResult result) {
            doneCost += epochCost;
        }

        void ended(Trial trial) {
            EpochResult end = trial.epochs().get(trial.epochs().size() - 1);
            listener.trained(
                    last,
                    "validation loss %.3f, accuracy %.3f after %d epochs, %.1f s"
                            .formatted(end.validationLoss(), end.validationAccuracy(), end.epoch(), trial.seconds()));
        }

        private Duration timeLeft(double cost) {
            double nanosPerCost = (System.nanoTime() - startNanos) / cost;
            return Duration.ofNanos((long) Math.max(0, (allCost - cost) * nanosPerCost));
        }
    }
}
