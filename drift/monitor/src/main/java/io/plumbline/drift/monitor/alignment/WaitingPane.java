package io.plumbline.drift.monitor.alignment;

/**
 * A closed pane, as far as its place in time is concerned.
 *
 * @param partition the partition of {@code predictions} it was collected from
 * @param sequence its number among the panes of that partition, ascending
 * @param opensMs the record time of its first prediction, milliseconds since 1970
 * @param closesMs the record time at which it was closed, {@code opensMs} or later
 * @param resumes whether its partition had been silent until {@code opensMs}
 */
public record WaitingPane(int partition, long sequence, long opensMs, long closesMs, boolean resumes) {

    public WaitingPane {
        if (partition < 0 || sequence < 0 || closesMs < opensMs) {
            throw new IllegalArgumentException("Not a pane: number %d of partition %d, from %d to %d ms"
                    .formatted(sequence, partition, opensMs, closesMs));
        }
    }

    /** This pane, or, where time ran backwards because predictions are read again, the same closed at the given time. */
    WaitingPane closingNotBefore(long timeMs) {
        return closesMs >= timeMs ? this : new WaitingPane(partition, sequence, opensMs, timeMs, resumes);
    }
}
