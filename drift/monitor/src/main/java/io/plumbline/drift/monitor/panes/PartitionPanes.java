package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The open panes of one partition, one per model, and when they close.
 *
 * <p>The partition's clock is the latest time stamp, but one image alone does not carry it over a silence: an image that is
 * so far ahead is held until the next one comes, and the clock goes only as far as the two agree. So neither a single wrong
 * stamp nor a first one moves it, and after a true silence the second image shows that the first was right.
 */
final class PartitionPanes {

    private final int partition;
    private final PaneRule rule;
    private final PaneRanks ranks;
    private final PaneStores stores;
    private final SortedMap<String, OpenPane> open;
    private long clockMs;
    private Optional<Arrival> held;
    private boolean silent;

    PartitionPanes(int partition, PaneRule rule, PaneRanks ranks, PaneStores stores) {
        this.partition = partition;
        this.rule = rule;
        this.ranks = ranks;
        this.stores = stores;
        this.open = stores.read();
        this.clockMs = open.values().stream().mapToLong(OpenPane::lastMs).reduce(stores.clockMs(), Math::max);
        this.held = stores.held();
        this.silent = clockMs == Long.MIN_VALUE;
    }

    /**
     * Adds a prediction and returns the panes that close, in order. Where its time stamp is a silence or more ahead, it waits
     * for the next one.
     */
    List<ClosedPane> add(Arrival arrival) {
        long stampMs = arrival.stampMs();
        List<ClosedPane> closed = new ArrayList<>();
        placeHeld(stampMs, closed);
        if (clockMs == Long.MIN_VALUE || rule.isSilence(stampMs - clockMs)) {
            held = Optional.of(arrival);
            stores.hold(arrival);
        } else {
            place(arrival, stampMs, closed);
        }
        return closed;
    }

    /** Closes all panes because the wall clock says that nothing came for the time of a silence. */
    List<ClosedPane> closeAll() {
        List<ClosedPane> closed = new ArrayList<>();
        placeHeld(Long.MAX_VALUE, closed);
        silent = true;
        long endMs = silenceAtMs();
        List.copyOf(open.values()).forEach(pane -> closed.add(close(pane, endMs)));
        return closed;
    }

    private void placeHeld(long nextStampMs, List<ClosedPane> closed) {
        if (held.isPresent()) {
            Arrival arrival = held.get();
            held = Optional.empty();
            stores.release();
            place(arrival, Math.min(arrival.stampMs(), nextStampMs), closed);
        }
    }

    private void place(Arrival arrival, long stampMs, List<ClosedPane> closed) {
        long nowMs = Math.max(clockMs, stampMs);
        boolean resumes = silent || rule.isSilence(nowMs - clockMs);
        closeSilent(nowMs, closed);
        clockMs = nowMs;
        silent = false;
        OpenPane pane = open.get(arrival.modelId());
        if (pane != null && pane.head().binning() != arrival.binning()) {
            closed.add(close(pane, clockMs));
            pane = null;
        }
        if (pane == null) {
            pane = open(arrival, resumes);
        }
        stores.append(pane, arrival.row(clockMs));
        if (pane.consider(arrival)) {
            stores.update(pane.head());
        }
        if (rule.closes(pane.images(), pane.imagesAtOnce(), clockMs - pane.firstMs())) {
            closed.add(close(pane, clockMs));
        }
    }

    /** When, in record time, a silence that began with the newest prediction is one; 0 if there has been no prediction. */
    long silenceAtMs() {
        return clockMs == Long.MIN_VALUE ? 0 : clockMs + rule.silence().toMillis();
    }

    private void closeSilent(long nowMs, List<ClosedPane> closed) {
        if (!hasSilent(nowMs)) {
            return;
        }
        long endMs = rule.isSilence(nowMs - clockMs) ? silenceAtMs() : nowMs;
        for (OpenPane pane : List.copyOf(open.values())) {
            if (rule.isSilence(nowMs - pane.lastMs())) {
                closed.add(close(pane, endMs));
            }
        }
    }

    private boolean hasSilent(long nowMs) {
        for (OpenPane pane : open.values()) {
            if (rule.isSilence(nowMs - pane.lastMs())) {
                return true;
            }
        }
        return false;
    }

    private OpenPane open(Arrival arrival, boolean resumes) {
        PaneHead head = new PaneHead(
                freeNumber(),
                arrival.modelId(),
                arrival.binning(),
                resumes,
                arrival.shownAs(Role.TYPICAL),
                arrival.shownAs(Role.EXTREME));
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
        return pane.close(partition, atMs, ranks.of(pane.head()));
    }
}
