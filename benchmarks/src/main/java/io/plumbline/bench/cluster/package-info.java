/** What the broker says of those who serve. Start at {@link io.plumbline.bench.cluster.GroupView}. */
package io.plumbline.bench.cluster;
