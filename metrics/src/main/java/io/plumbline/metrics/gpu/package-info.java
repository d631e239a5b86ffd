/**
 * What the GPUs of this machine are doing, where there are any.
 *
 * <p>Start at {@link io.plumbline.metrics.gpu.GpuMeters}.
 */
package io.plumbline.metrics.gpu;
