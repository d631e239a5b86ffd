/**
 * From a feature vector to a row of bin numbers, one byte per feature, and from rows to counts. Start with
 * {@link Binning}.
 */
package io.plumbline.drift.statistics.bins;
