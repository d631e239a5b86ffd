/**
 * What the broker says of those who serve: {@link io.plumbline.bench.cluster.GroupView}, and {@link
 * io.plumbline.bench.cluster.ModelChanges} of their models.
 */
package io.plumbline.bench.cluster;
