/**
 * The fixed-length row of numbers that each scored image leaves behind for drift: one implementation for trainer and
 * stream. Start at {@link io.plumbline.model.features.FeatureSet}; to add features of your own, implement
 * {@link io.plumbline.model.features.FeatureGroup}.
 */
package io.plumbline.model.features;
