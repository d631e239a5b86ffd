/** How much a benchmark does, as the command line says it. Start at {@link io.plumbline.bench.size.RunSize}. */
package io.plumbline.bench.size;
