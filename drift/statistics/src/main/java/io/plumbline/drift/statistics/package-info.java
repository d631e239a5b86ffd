/**
 * The statistics that Plumbline exists for: does what arrives still look like what the model was trained on?
 *
 * <p>Read the packages in the order in which data meets them: {@code bins} turns a feature vector into a row of bin
 * numbers, {@code pane} counts rows, {@code reference} is what is normal, {@code calibration} finds out how often chance
 * alone would alarm, {@code rolling} and {@code edetector} are the two detectors, and {@code judge} runs both over one
 * model's panes. Start with {@link io.plumbline.drift.statistics.judge.DriftJudge}.
 */
package io.plumbline.drift.statistics;
