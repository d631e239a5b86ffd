package io.plumbline.stream.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Polls of records whose value is one byte that tells them apart. */
final class Polls {

    static final String IMAGES = "images";

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();

    /** Adds records with these values to one partition. */
    Polls with(String topic, int partition, int... values) {
        List<ConsumerRecord<byte[], byte[]>> added = new ArrayList<>();
        for (int value : values) {
            added.add(new ConsumerRecord<>(topic, partition, added.size(), null, new byte[] {(byte) value}));
        }
        records.put(new TopicPartition(topic, partition), added);
        return this;
    }

    ConsumerRecords<byte[], byte[]> poll() {
        return new ConsumerRecords<>(records, Map.of());
    }
}
