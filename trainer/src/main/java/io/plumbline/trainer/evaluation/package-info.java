/**
 * How good a model is, on images that take the same way to their scores as the stream's: encoded, then decoded and scored
 * by {@link io.plumbline.model.classify.BatchScorer}.
 *
 * <p>Start at {@link io.plumbline.trainer.evaluation.ScoredImages}.
 */
package io.plumbline.trainer.evaluation;
