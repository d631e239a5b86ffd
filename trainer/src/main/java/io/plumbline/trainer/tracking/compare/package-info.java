/**
 * What tells runs apart, and which of them is best.
 *
 * <p>Start at {@link io.plumbline.trainer.tracking.compare.Differences} and
 * {@link io.plumbline.trainer.tracking.compare.Choice}.
 */
package io.plumbline.trainer.tracking.compare;
