package io.plumbline.drift.statistics.recent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Keeps as few of the newest runs as hold a wanted size, or all there are. */
final class Newest {

    private Newest() {}

    /**
     * The runs after one more, which is left out if it is empty.
     *
     * @param runs oldest first
     * @param size how much a run holds, 0 or more
     */
    static <R> List<R> plus(List<R> runs, R run, ToLongFunction<R> size, long wanted) {
        if (size.applyAsLong(run) == 0) {
            return runs;
        }
        List<R> longer = new ArrayList<>(runs);
        longer.add(run);
        int first = longer.size();
        for (long held = 0; first > 0 && held < wanted; ) {
            first--;
            held += size.applyAsLong(longer.get(first));
        }
        return longer.subList(first, longer.size());
    }
}
