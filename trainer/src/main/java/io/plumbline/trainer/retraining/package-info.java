/**
 * The service that answers retraining triggers: it trains a challenger on base and recent images, lets it prove itself
 * against the champion on images that neither has seen, and promotes it only if it is better.
 *
 * <p>Start at {@link io.plumbline.trainer.retraining.Retraining}, which tells what happens for one trigger;
 * {@link io.plumbline.trainer.retraining.RetrainingService} runs it for one after the other.
 */
package io.plumbline.trainer.retraining;
