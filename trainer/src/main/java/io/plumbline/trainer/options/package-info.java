/**
 * What a person may say about a training, by flags or in a file, before defaults fill in the rest.
 *
 * <p>Start at {@link io.plumbline.trainer.options.GivenOptions}.
 */
package io.plumbline.trainer.options;
