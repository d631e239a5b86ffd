/** Both detectors over the panes of one model, and what they say. Start with {@link DriftJudge}. */
package io.plumbline.drift.statistics.judge;
