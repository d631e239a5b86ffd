/** When an alert asks for a new model. Start with {@link io.plumbline.drift.monitor.retraining.RetrainingPolicy}. */
package io.plumbline.drift.monitor.retraining;
