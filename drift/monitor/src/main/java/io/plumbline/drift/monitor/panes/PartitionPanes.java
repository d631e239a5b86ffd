package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.monitor.predictions.BinnedPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The open panes of one partition, one per model, and when they close. */
final class PartitionPanes {

    private final int partition;
    private final PaneRule rule;
    private final PaneStores stores;
    private final SortedMap<String, OpenPane> open;
    private long clockMs;
    private boolean silent;

    PartitionPanes(int partition, PaneRule rule, PaneStores stores) {
        this.partition = partition;
        this.rule = rule;
        this.stores = stores;
        this.open = stores.read();
        this.clockMs = open.values().stream().mapToLong(OpenPane::lastMs).reduce(stores.clockMs(), Math::max);
        this.silent = clockMs == Long.MIN_VALUE;
    }

    /** Adds a prediction and returns the panes that close, in order. */
    List<ClosedPane> add(BinnedPrediction binned, long timestampMs) {
        long nowMs = Math.max(clockMs, timestampMs);
        boolean resumes = silent || rule.isSilence(nowMs - clockMs);
        List<ClosedPane> closed = closeSilent(nowMs);
        clockMs = nowMs;
        silent = false;
        OpenPane pane = open.get(binned.prediction().modelId());
        if (pane == null) {
            pane = open(binned, resumes);
        }
        stores.append(pane, row(binned));
        if (rule.closes(pane.images(), clockMs - pane.firstMs())) {
            closed.add(close(pane, clockMs));
        }
        return closed;
    }

    /** Closes all panes because the wall clock says that nothing came for the time of a silence. */
    List<ClosedPane> closeAll() {
        silent = true;
        long endMs = silenceAtMs();
        return new ArrayList<>(open.values())
                .stream().map(pane -> close(pane, endMs)).toList();
    }

    /** When, in record time, a silence that began with the newest prediction is one; 0 if there has been no prediction. */
    long silenceAtMs() {
        return clockMs == Long.MIN_VALUE ? 0 : clockMs + rule.silence().toMillis();
    }

    private List<ClosedPane> closeSilent(long nowMs) {
        long endMs = open.isEmpty() || !rule.isSilence(nowMs - clockMs) ? nowMs : silenceAtMs();
        List<ClosedPane> closed = new ArrayList<>();
        for (OpenPane pane : List.copyOf(open.values())) {
            if (rule.isSilence(nowMs - pane.lastMs())) {
                closed.add(close(pane, endMs));
            }
        }
        return closed;
    }

    private OpenPane open(BinnedPrediction binned, boolean resumes) {
        PaneHead head = new PaneHead(
                freeNumber(),
                binned.prediction().modelId(),
                binned.binning(),
                resumes,
                binned.prediction().imageId());
        OpenPane pane = new OpenPane(head);
        open.put(head.modelId(), pane);
        stores.open(head);
        return pane;
    }

    private int freeNumber() {
        List<Integer> taken =
                open.values().stream().map(pane -> pane.head().number()).toList();
        int number = 0;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }

    private ClosedPane close(OpenPane pane, long atMs) {
        open.remove(pane.head().modelId());
        stores.drop(pane, clockMs);
        return pane.close(partition, atMs);
    }

    private PaneRow row(BinnedPrediction binned) {
        return new PaneRow(
                binned.prediction().source().partition(),
                binned.prediction().source().offset(),
                clockMs,
                binned.row());
    }
}
