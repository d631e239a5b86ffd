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

    public boolean contains(SourcePosition position) {
        return position.partition() == partition
                && position.topic().equals(topic)
                && position.offset() >= first
                && position.offset() <= last;
    }
}
