/**
 * How often chance alone would alarm: thresholds of the rolling test for a wanted run length, found by resampling. Start
 * with {@link Calibrator}.
 */
package io.plumbline.drift.statistics.calibration;
