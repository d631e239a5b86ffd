/** Means and rates with their standard errors. */
package io.plumbline.bench.drift.figures;
