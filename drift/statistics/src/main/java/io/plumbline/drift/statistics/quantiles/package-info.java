/** Where a feature lay before and lies now, for people. Start with {@link FeatureQuantiles}. */
package io.plumbline.drift.statistics.quantiles;
