/**
 * How unlike the reference a single image is. Start with {@link EmbeddingDistances}, which measures, and {@link
 * OutlierThreshold}, which decides.
 */
package io.plumbline.drift.statistics.outlier;
