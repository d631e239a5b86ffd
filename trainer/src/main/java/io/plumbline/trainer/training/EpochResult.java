package io.plumbline.trainer.training;

/**
 * What one epoch came to. Losses are mean cross-entropies in nats; accuracies are shares.
 *
 * @param epoch counted from 1
 * @param trainingLoss over the epoch, as its images were learnt from
 * @param trainingAccuracy over the epoch, as its images were learnt from
 * @param validationLoss after the epoch
 * @param validationAccuracy after the epoch
 * @param best whether no earlier epoch had a lower validation loss
 */
public record EpochResult(
        int epoch,
        double trainingLoss,
        double trainingAccuracy,
        double validationLoss,
        double validationAccuracy,
        boolean best) {}
