package io.plumbline.drift.monitor.acceptance;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.prediction.FloatVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The features of predictions that were read back, and where their images stand. Where more come than are wanted, chance keeps
 * half of them, and a half of those that follow, and so on: each with the same probability, whenever and in whatever partition
 * it came, so that the mix stays. Chance is told by the place of the record, so the same predictions are kept each time. Not
 * safe for use by several threads.
 */
final class Arrived {

    private static final long PARTITION_APART = 0x9E3779B97F4A7C15L;

    private final int most;
    private final List<Kept> kept = new ArrayList<>();
    private final TreeMap<TopicPartition, OffsetRange> sources =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
    private int halvings;

    /** @param halvings how often the number can be halved until it is left out */
    private record Kept(int halvings, FloatVector features) {}

    /** @param most how many are kept at most, 1 or more */
    Arrived(int most) {
        this.most = most;
    }

    /** Whether the prediction at this place would be kept; looking costs less than reading it. */
    boolean wants(int partition, long offset) {
        return halvings(partition, offset) >= halvings;
    }

    /** The prediction at this place, which is wanted. */
    void add(int partition, long offset, FloatVector features, SourcePosition source) {
        kept.add(new Kept(halvings(partition, offset), features));
        sources.merge(
                new TopicPartition(source.topic(), source.partition()),
                new OffsetRange(source.topic(), source.partition(), source.offset(), source.offset()),
                OffsetRange::around);
        while (kept.size() > most) {
            halvings++;
            kept.removeIf(each -> each.halvings() < halvings);
        }
    }

    /** At least h with probability 2^−h. */
    private static int halvings(int partition, long offset) {
        return Long.numberOfLeadingZeros(new SplittableRandom(partition * PARTITION_APART + offset).nextLong());
    }

    int images() {
        return kept.size();
    }

    List<float[]> vectors() {
        return kept.stream().map(each -> each.features().toArray()).toList();
    }

    List<OffsetRange> sources() {
        return List.copyOf(sources.values());
    }
}
