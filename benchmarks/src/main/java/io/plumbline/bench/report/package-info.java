/** How figures leave a benchmark. */
package io.plumbline.bench.report;
