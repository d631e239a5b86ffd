package io.plumbline.trainer.training;

import java.time.Duration;

/**
 * Where a training stands.
 *
 * @param epoch counted from 1
 * @param batch of this epoch, counted from 1
 * @param loss mean cross-entropy of this epoch's images so far, in nats
 * @param accuracy share of this epoch's images so far that were classified correctly as they were learnt from
 * @param imagesPerSecond since the training began
 * @param timeLeft at that pace, if no epoch is spared
 */
public record TrainingProgress(
        int epoch,
        int epochs,
        int batch,
        int batches,
        double loss,
        double accuracy,
        double imagesPerSecond,
        Duration timeLeft) {}
