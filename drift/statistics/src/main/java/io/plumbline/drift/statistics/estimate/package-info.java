/**
 * How accurate a model is, guessed from its own confidence before labels come. {@link TemperatureScaling} makes confidence
 * honest on validation images; {@link AccuracyEstimator} turns it into an accuracy. Start with {@link AccuracyReference}, which
 * a model brings along.
 */
package io.plumbline.drift.statistics.estimate;
