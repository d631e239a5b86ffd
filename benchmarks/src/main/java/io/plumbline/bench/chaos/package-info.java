/** Exactly once, through kills of every process. Start at {@link io.plumbline.bench.chaos.ChaosCommand}. */
package io.plumbline.bench.chaos;
