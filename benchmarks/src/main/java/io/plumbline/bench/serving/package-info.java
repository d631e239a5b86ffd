/**
 * How fast serving is, beside what bounds it and what it is compared with. Start at {@link
 * io.plumbline.bench.serving.ServingBench}.
 */
package io.plumbline.bench.serving;
