/**
 * What a finished training has to say about itself: how well it learnt and generalises, and how far its probabilities can be
 * believed.
 *
 * <p>Start at {@link io.plumbline.trainer.diagnosis.Diagnosis}.
 */
package io.plumbline.trainer.diagnosis;
