/** The images that benchmarks work with. */
package io.plumbline.bench.data;
