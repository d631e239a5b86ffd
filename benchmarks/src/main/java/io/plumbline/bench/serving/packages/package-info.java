/** The networks that the benchmark scores with. Start at {@link io.plumbline.bench.serving.packages.PackageMaker}. */
package io.plumbline.bench.serving.packages;
