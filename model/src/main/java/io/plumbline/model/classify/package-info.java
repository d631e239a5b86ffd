/**
 * From images to scores. Start at {@link io.plumbline.model.classify.BatchScorer}, which takes images as they arrive and
 * gives one outcome for each, and {@link io.plumbline.model.classify.Classifier}, the model behind it.
 */
package io.plumbline.model.classify;
