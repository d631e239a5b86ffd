/**
 * Training: whole data sets in memory, one loop over batches, the best epoch kept.
 *
 * <p>Start at {@link io.plumbline.trainer.training.Training}.
 */
package io.plumbline.trainer.training;
