package io.plumbline.model.classify;

/**
 * How unlike anything normal an image is.
 *
 * @param score in nats, 0 to 40, the larger the stranger ({@code OutlierModel})
 * @param outlier whether the score is above the model's threshold, as one in a hundred normal images is
 */
public record Strangeness(float score, boolean outlier) {}
