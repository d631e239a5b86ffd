/** The flow from images to answers. Start at {@link io.plumbline.stream.topology.ServingTopology}. */
package io.plumbline.stream.topology;
