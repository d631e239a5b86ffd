package io.plumbline.bench.training.worker;

/**
 * What one training came to, in one line of JSON.
 *
 * @param seconds from new weights to the end of the last epoch, validation of each included
 * @param trainingLoss of the last epoch, in nats
 * @param validationAccuracy after the last epoch, 0 to 1
 */
public record TrainReply(double seconds, double trainingLoss, double validationAccuracy) {}
