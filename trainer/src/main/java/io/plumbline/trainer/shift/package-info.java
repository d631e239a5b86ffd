/** Changes of images, to try what a drift does: start with {@link Shift}. */
package io.plumbline.trainer.shift;
