/**
 * Streams of panes before the product's own judge: how long it is silent while nothing has changed ({@link
 * io.plumbline.bench.drift.trial.HealthyTrial}), and how soon it speaks when something has ({@link
 * io.plumbline.bench.drift.trial.DelayTrial}).
 */
package io.plumbline.bench.drift.trial;
