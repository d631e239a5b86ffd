/**
 * Figures of runs as lines over epochs.
 *
 * <p>Start at {@link io.plumbline.trainer.tracking.chart.LineChart}, which is drawn as text or as SVG.
 */
package io.plumbline.trainer.tracking.chart;
