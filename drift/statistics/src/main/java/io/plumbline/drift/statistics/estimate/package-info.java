/**
 * How accurate a model is, guessed from its own confidence before labels come. {@link TemperatureScaling} makes confidence
 * honest on validation images; {@link AccuracyEstimator} turns it into an accuracy.
 */
package io.plumbline.drift.statistics.estimate;
