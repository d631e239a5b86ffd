/**
 * How often a single test of a sample finds a shift. Start with {@link io.plumbline.bench.drift.power.PowerTrial}.
 */
package io.plumbline.bench.drift.power;
