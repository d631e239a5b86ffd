/**
 * From encoded bytes to a scored image: decoding, preprocessing, features, networks, the model package and the
 * classifier.
 *
 * <p>Start at {@link io.plumbline.model.classify.BatchScorer}, where all of it meets.
 */
package io.plumbline.model;
