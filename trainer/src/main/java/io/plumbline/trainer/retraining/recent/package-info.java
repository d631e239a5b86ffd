/**
 * Images that have arrived since the drift began, and the labels that come for them.
 *
 * <p>Start at {@link io.plumbline.trainer.retraining.recent.RecentSource}.
 */
package io.plumbline.trainer.retraining.recent;
