/** The two-sample Kolmogorov–Smirnov test on bin counts. Start with {@link KsTest}. */
package io.plumbline.drift.statistics.ks;
