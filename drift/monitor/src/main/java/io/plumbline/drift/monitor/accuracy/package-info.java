/**
 * How accurate a model is, with labels and without. Start with {@link io.plumbline.drift.monitor.accuracy.AccuracyWatch}.
 */
package io.plumbline.drift.monitor.accuracy;
