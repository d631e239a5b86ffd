package io.plumbline.drift.statistics.accuracy;

import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcomes of the newest labels, in the runs in which they came: as few runs as hold a wanted number of labels, or all
 * there are. Immutable.
 *
 * @param wantedLabels how many labels the window holds at least once so many have come, 1 or more
 * @param runs oldest first, none of them without labels
 */
public record RollingAccuracy(int wantedLabels, List<ClassOutcomes> runs) {

    private static final Envelope ENVELOPE = new Envelope("rolling accuracy", "PLRA", 1);

    public RollingAccuracy {
        if (wantedLabels < 1) {
            throw new IllegalArgumentException("A window holds one label or more, not %d".formatted(wantedLabels));
        }
        runs = List.copyOf(runs);
    }

    public static RollingAccuracy initial(int wantedLabels) {
        return new RollingAccuracy(wantedLabels, List.of());
    }

    /** The window after one more run of labels. */
    public RollingAccuracy plus(ClassOutcomes run) {
        if (run.total().labels() == 0) {
            return this;
        }
        List<ClassOutcomes> longer = new ArrayList<>(runs);
        longer.add(run);
        int first = longer.size();
        for (int labels = 0; first > 0 && labels < wantedLabels; ) {
            first--;
            labels += longer.get(first).total().labels();
        }
        return new RollingAccuracy(wantedLabels, longer.subList(first, longer.size()));
    }

    /** All outcomes in the window, by class. */
    public ClassOutcomes outcomes(int classes) {
        return runs.stream().reduce(ClassOutcomes.empty(classes), ClassOutcomes::plus);
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            out.writeCount(wantedLabels);
            out.writeCount(runs.size());
            runs.forEach(run -> run.writeTo(out));
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static RollingAccuracy fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, RollingAccuracy::readFrom);
    }

    private static RollingAccuracy readFrom(BytesIn in) {
        int wantedLabels = in.readCount();
        List<ClassOutcomes> runs = new ArrayList<>();
        for (int left = in.readCount(); left > 0; left--) {
            runs.add(ClassOutcomes.readFrom(in));
        }
        return new RollingAccuracy(wantedLabels, runs);
    }
}
