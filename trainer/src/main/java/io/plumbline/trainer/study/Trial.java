package io.plumbline.trainer.study;

import io.plumbline.trainer.training.EpochResult;
import java.util.List;

/**
 * One training of a study, and what it came to.
 *
 * @param seed of weights, shuffles and dropout
 * @param learningRate of all steps
 * @param epochs one or more
 * @param seconds that all epochs took, validation included
 * @param trainingLoss of the last epoch's weights on the images that they were learnt from, without dropout, in nats
 * @param testAccuracy of the best epoch's weights, 0 to 1; NaN of a training that only helped to choose a learning rate
 */
record Trial(
        String variant,
        long seed,
        double learningRate,
        List<EpochResult> epochs,
        double seconds,
        double trainingLoss,
        double testAccuracy) {

    /** How good a network has to be on validation images to have got there. */
    static final double TARGET_ACCURACY = 0.85;

    Trial {
        epochs = List.copyOf(epochs);
    }

    boolean reachesTarget() {
        return epochs.stream().anyMatch(epoch -> epoch.validationAccuracy() >= TARGET_ACCURACY);
    }

    /** After how many epochs the validation accuracy was first there; one more than were run if it never was. */
    int epochsToTarget() {
        return epochs.stream()
                .filter(epoch -> epoch.validationAccuracy() >= TARGET_ACCURACY)
                .findFirst()
                .map(EpochResult::epoch)
                .orElse(epochs.size() + 1);
    }

    double secondsToTarget() {
        return secondsPerEpoch() * epochsToTarget();
    }

    double secondsPerEpoch() {
        return seconds / epochs.size();
    }

    double lastValidationLoss() {
        return epochs.get(epochs.size() - 1).validationLoss();
    }

    double lowestValidationLoss() {
        return epochs.stream().mapToDouble(EpochResult::validationLoss).min().orElseThrow();
    }

    /** By how much the loss is higher on images that are unknown. */
    double gap() {
        return lastValidationLoss() - trainingLoss;
    }
}
