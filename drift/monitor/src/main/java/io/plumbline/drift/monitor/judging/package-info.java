/**
 * Stage two: panes of all partitions become reports, alerts and requests. Start with {@link
 * io.plumbline.drift.monitor.judging.JudgePanes}; what one judgement means is in {@link
 * io.plumbline.drift.monitor.judging.ModelWatch}.
 */
package io.plumbline.drift.monitor.judging;
