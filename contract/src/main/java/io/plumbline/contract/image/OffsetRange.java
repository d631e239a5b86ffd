package io.plumbline.contract.image;

import io.plumbline.contract.check.Require;

/**
 * A run of records of one partition. Not every offset between the two need hold a record.
 *
 * @param first the offset of the first record in the range
 * @param last the offset of the last record in the range, itself included; at least {@code first}
 */
public record OffsetRange(String topic, int partition, long first, long last) {

    public OffsetRange {
        Require.text("topic", topic);
        Require.notNegative("partition", partition);
        Require.notNegative("first", first);
        Require.atLeast("last", first, last);
    }

    /** The smallest range that holds this one and another one of the same partition. */
    public OffsetRange around(OffsetRange other) {
        if (!other.topic.equals(topic) || other.partition != partition) {
            throw new IllegalArgumentException("No range holds both %s and %s".formatted(this, other));
        }
        return new OffsetRange(topic, partition, Math.min(first, other.first), Math.max(last, other.last));
    }

    public boolean contains(SourcePosition position) {
        return position.partition() == partition
                && position.topic().equals(topic)
                && position.offset() >= first
                && position.offset() <= last;
    }
}
