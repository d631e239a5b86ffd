/**
 * One pool of images, shuffled by a seed and dealt out to purposes that never share an image.
 *
 * <p>Start at {@link io.plumbline.trainer.split.DataSplit}.
 */
package io.plumbline.trainer.split;
