/**
 * From labelled images to a model package that can be believed: data sets, training, evaluation, packaging, and the
 * service that retrains when the stream has drifted.
 *
 * <p>Start at {@link io.plumbline.trainer.TrainJob}, which walks the whole way once.
 */
package io.plumbline.trainer;
