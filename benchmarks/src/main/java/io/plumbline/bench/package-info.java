/**
 * What Plumbline promises, tried on separate processes, and how fast it is.
 *
 * <p>Start at {@link io.plumbline.bench.BenchCommand}, which lists the benchmarks.
 */
package io.plumbline.bench;
