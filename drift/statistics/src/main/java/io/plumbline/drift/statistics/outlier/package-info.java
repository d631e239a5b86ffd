/**
 * How unlike the reference a single image is. Start with {@link OutlierModel}, which measures and decides.
 */
package io.plumbline.drift.statistics.outlier;
