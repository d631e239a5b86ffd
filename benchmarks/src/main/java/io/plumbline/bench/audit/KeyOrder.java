package io.plumbline.bench.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Whether the answers under each key stand on a topic in the order of their images. */
final class KeyOrder {

    private final Map<String, long[]> lastOffsets = new HashMap<>();
    private long violations;

    /** Takes in the next answer of a topic: the offset of its image. All images of a key stand on one partition. */
    void add(String topic, int key, long sourceOffset) {
        long[] last = lastOffsets.computeIfAbsent(topic, name -> {
            long[] none = new long[NumberedImages.KEYS];
            Arrays.fill(none, -1);
            return none;
        });
        if (sourceOffset < last[key]) {
            violations++;
        }
        last[key] = Math.max(last[key], sourceOffset);
    }

    /** How many answers came after one to a later image. */
    long violations() {
        return violations;
    }
}
