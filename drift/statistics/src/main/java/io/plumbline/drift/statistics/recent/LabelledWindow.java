package io.plumbline.drift.statistics.recent;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest labels, in the runs in which they came: as few runs as hold a wanted number of labels, or all there are.
 * Immutable.
 *
 * @param wantedLabels how many labels the window holds at least once so many have come, 1 or more
 * @param runs oldest first, none of them without labels
 */
public record LabelledWindow(int wantedLabels, List<LabelledRun> runs) {

    public LabelledWindow {
        if (wantedLabels < 1) {
            throw new IllegalArgumentException("A window holds one label or more, not %d".formatted(wantedLabels));
        }
        runs = List.copyOf(runs);
    }

    public static LabelledWindow initial(int wantedLabels) {
        return new LabelledWindow(wantedLabels, List.of());
    }

    /** The window after one more run of labels. */
    public LabelledWindow plus(LabelledRun run) {
        return new LabelledWindow(wantedLabels, Newest.plus(runs, run, LabelledRun::labels, wantedLabels));
    }

    /** All of it as one run. */
    public LabelledRun sum(int classes) {
        return runs.stream().reduce(LabelledRun.empty(classes), LabelledRun::plus);
    }

    public void writeTo(BytesOut out) {
        out.writeCount(wantedLabels);
        out.writeCount(runs.size());
        runs.forEach(run -> run.writeTo(out));
    }

    public static LabelledWindow readFrom(BytesIn in) {
        int wantedLabels = in.readCount();
        List<LabelledRun> runs = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            runs.add(LabelledRun.readFrom(in));
        }
        return new LabelledWindow(wantedLabels, runs);
    }
}
