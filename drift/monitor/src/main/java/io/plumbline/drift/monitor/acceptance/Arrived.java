package io.plumbline.drift.monitor.acceptance;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.prediction.FloatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The features of predictions that were read back, and where their images stand. Not safe for use by several threads. */
final class Arrived {

    private final List<float[]> vectors = new ArrayList<>();
    private final TreeMap<Integer, OffsetRange> sources = new TreeMap<>();

    void add(FloatVector features, SourcePosition source) {
        vectors.add(features.toArray());
        sources.merge(
                source.partition(),
                new OffsetRange(source.topic(), source.partition(), source.offset(), source.offset()),
                (one, other) -> new OffsetRange(
                        one.topic(),
                        one.partition(),
                        Math.min(one.first(), other.first()),
                        Math.max(one.last(), other.last())));
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
