/**
 * From a record on {@code predictions} to a row of bin numbers. Start with {@link
 * io.plumbline.drift.monitor.predictions.PredictionReader}.
 */
package io.plumbline.drift.monitor.predictions;
