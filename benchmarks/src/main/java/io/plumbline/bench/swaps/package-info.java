/** Models that are swapped while images flow. Start at {@link io.plumbline.bench.swaps.SwapsCommand}. */
package io.plumbline.bench.swaps;
