package io.plumbline.contract.image;

/** Where on Kafka one record stands. */
public record SourcePosition(String topic, int partition, long offset) {

    /** {@code topic-partition-offset}, unique within a cluster. */
    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
