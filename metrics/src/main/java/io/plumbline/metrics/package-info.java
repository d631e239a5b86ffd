/**
 * What a process measures of itself, over HTTP.
 *
 * <p>Start at {@link io.plumbline.metrics.MetricsServer}.
 */
package io.plumbline.metrics;
