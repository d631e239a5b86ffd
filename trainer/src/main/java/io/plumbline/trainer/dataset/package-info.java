/**
 * Labelled images in memory, and where they come from.
 *
 * <p>Start at {@link io.plumbline.trainer.dataset.FashionMnist}.
 */
package io.plumbline.trainer.dataset;
