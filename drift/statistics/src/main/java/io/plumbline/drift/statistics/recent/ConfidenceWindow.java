package io.plumbline.drift.statistics.recent;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.BytesOut;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import java.util.ArrayList;
import java.util.List;

/**
 * How confident a model was in the newest images, in the runs in which they came: as few runs as hold a wanted number of
 * images, or all there are. Immutable.
 *
 * @param wantedImages how many images the window holds at least once so many have come, 1 or more
 * @param runs oldest first, none of them without images
 */
public record ConfidenceWindow(int wantedImages, List<ConfidenceSums> runs) {

    public ConfidenceWindow {
        if (wantedImages < 1) {
            throw new IllegalArgumentException("A window holds one image or more, not %d".formatted(wantedImages));
        }
        runs = List.copyOf(runs);
    }

    public static ConfidenceWindow initial(int wantedImages) {
        return new ConfidenceWindow(wantedImages, List.of());
    }

    /** The window after one more run of images. */
    public ConfidenceWindow plus(ConfidenceSums run) {
        return new ConfidenceWindow(wantedImages, Newest.plus(runs, run, ConfidenceSums::images, wantedImages));
    }

    /** All of it as one run. */
    public ConfidenceSums sum() {
        return runs.stream().reduce(ConfidenceSums.empty(), ConfidenceSums::plus);
    }

    public void writeTo(BytesOut out) {
        out.writeCount(wantedImages);
        out.writeCount(runs.size());
        runs.forEach(run -> run.writeTo(out));
    }

    public static ConfidenceWindow readFrom(BytesIn in) {
        int wantedImages = in.readCount();
        List<ConfidenceSums> runs = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            runs.add(ConfidenceSums.readFrom(in));
        }
        return new ConfidenceWindow(wantedImages, runs);
    }
}
