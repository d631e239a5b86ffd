package io.plumbline.stream.topology;

import org.apache.kafka.streams.processor.api.Record;

/**
 * What leaves the topology for one image.
 *
 * @param sink the name of the node to go to
 */
record Reply(String sink, Record<byte[], Object> record) {}
