package io.plumbline.drift.statistics.accuracy;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Outcomes by true class. Immutable; adding is exact, so any order and grouping gives the same.
 *
 * @param byClass the outcomes of the images of each class, in the model's order
 */
public record ClassOutcomes(List<Outcomes> byClass) {

    public ClassOutcomes {
        if (byClass.isEmpty()) {
            throw new IllegalArgumentException("Outcomes are those of one class or more");
        }
        byClass = List.copyOf(byClass);
    }

    public static ClassOutcomes empty(int classes) {
        return new ClassOutcomes(Collections.nCopies(classes, Outcomes.empty()));
    }

    /**
     * One labelled prediction.
     *
     * @param label the number of the true class, below {@code classes}
     */
    public static ClassOutcomes of(int classes, int label, boolean right) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("There is no class %d of %d".formatted(label, classes));
        }
        Outcomes one = right ? Outcomes.of(1, 0) : Outcomes.of(0, 1);
        return new ClassOutcomes(IntStream.range(0, classes)
                .mapToObj(k -> k == label ? one : Outcomes.empty())
                .toList());
    }

    public ClassOutcomes plus(ClassOutcomes other) {
        if (byClass.size() != other.byClass.size()) {
            throw new IllegalArgumentException(
                    "Outcomes of %d and %d classes do not add up".formatted(byClass.size(), other.byClass.size()));
        }
        return new ClassOutcomes(IntStream.range(0, byClass.size())
                .mapToObj(k -> byClass.get(k).plus(other.byClass.get(k)))
                .toList());
    }

    /** Those of all classes together. */
    public Outcomes total() {
        return byClass.stream().reduce(Outcomes.empty(), Outcomes::plus);
    }

    public void writeTo(BytesOut out) {
        out.writeCount(byClass.size());
        byClass.forEach(each -> each.writeTo(out));
    }

    public static ClassOutcomes readFrom(BytesIn in) {
        List<Outcomes> byClass = new ArrayList<>();
        for (int left = in.readCount(2); left > 0; left--) {
            byClass.add(Outcomes.readFrom(in));
        }
        return new ClassOutcomes(byClass);
    }
}
