package io.plumbline.contract.image;

import io.plumbline.contract.check.Require;

/** Where on Kafka one record stands. */
public record SourcePosition(String topic, int partition, long offset) {

    public SourcePosition {
        Require.text("topic", topic);
        Require.notNegative("partition", partition);
        Require.notNegative("offset", offset);
    }

    /** {@code topic-partition-offset}, unique within a cluster for as long as the topic is not made anew. */
    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
