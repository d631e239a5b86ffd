package io.plumbline.contract.image;

/**
 * A run of records of one partition.
 *
 * @param first the offset of the first record in the range
 * @param last the offset of the last record in the range, itself included; at least {@code first}
 */
public record OffsetRange(String topic, int partition, long first, long last) {

    public OffsetRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "Not an offset range: %s-%d from %d to %d".formatted(topic, partition, first, last));
        }
    }

    public boolean contains(SourcePosition position) {
        return position.partition() == partition
                && position.topic().equals(topic)
                && position.offset() >= first
                && position.offset() <= last;
    }
}
