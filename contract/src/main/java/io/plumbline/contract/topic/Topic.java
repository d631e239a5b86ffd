package io.plumbline.contract.topic;

import io.plumbline.contract.check.Require;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic and what is on it.
 *
 * @param name with the prefix, as the cluster knows it
 * @param key how keys become bytes
 * @param value how values become bytes
 * @param defaultPartitions how many partitions it gets when Plumbline creates it and nobody says otherwise
 * @param mustHaveOnePartition whether those who read it need all of its records in one order, so that one partition is
 *     part of its meaning and no mere default
 * @param configuration the topic settings that Plumbline relies on
 */
public record Topic<K, V>(
        String name,
        Serde<K> key,
        Serde<V> value,
        int defaultPartitions,
        boolean mustHaveOnePartition,
        Map<String, String> configuration) {

    public Topic {
        Require.text("name", name);
        Require.present("key", key);
        Require.present("value", value);
        Require.atLeast("defaultPartitions", 1, defaultPartitions);
        if (mustHaveOnePartition && defaultPartitions != 1) {
            throw new IllegalArgumentException(
                    "Topic %s must have one partition; its default is %d".formatted(name, defaultPartitions));
        }
        configuration = Map.copyOf(configuration);
    }
}
