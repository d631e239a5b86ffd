/** The rolling Kolmogorov–Smirnov test: quick, and what raises suspicion. Start with {@link RollingKs}. */
package io.plumbline.drift.statistics.rolling;
