/**
 * From trained weights to one file that can be served, and to its announcement on {@code models}.
 *
 * <p>Start at {@link io.plumbline.trainer.packaging.Packaging}.
 */
package io.plumbline.trainer.packaging;
