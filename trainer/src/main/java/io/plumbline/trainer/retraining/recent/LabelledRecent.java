package io.plumbline.trainer.retraining.recent;

/**
 * An image of the stream with the truth about it.
 *
 * @param label the true class, by its number in the model's labels
 */
public record LabelledRecent(RecentImage image, int label) {}
