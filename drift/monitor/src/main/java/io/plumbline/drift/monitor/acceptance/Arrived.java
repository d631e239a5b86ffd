package io.plumbline.drift.monitor.acceptance;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.prediction.FloatVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** The features of predictions that were read back, and where their images stand. Not safe for use by several threads. */
final class Arrived {

    private final List<float[]> vectors = new ArrayList<>();
    private final TreeMap<TopicPartition, OffsetRange> sources =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));

    void add(FloatVector features, SourcePosition source) {
        vectors.add(features.toArray());
        sources.merge(
                new TopicPartition(source.topic(), source.partition()),
                new OffsetRange(source.topic(), source.partition(), source.offset(), source.offset()),
                OffsetRange::around);
    }

    int images() {
        return vectors.size();
    }

    List<float[]> vectors() {
        return vectors;
    }

    List<OffsetRange> sources() {
        return List.copyOf(sources.values());
    }
}
