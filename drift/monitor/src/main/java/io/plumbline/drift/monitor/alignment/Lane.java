package io.plumbline.drift.monitor.alignment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The waiting panes of one partition, oldest first. */
final class Lane {

    private final Deque<WaitingPane> panes = new ArrayDeque<>();
    private boolean silent;

    void add(WaitingPane pane) {
        panes.addLast(
                panes.isEmpty() ? pane : pane.closingNotBefore(panes.peekLast().closesMs()));
        silent = false;
    }

    void silence() {
        silent = true;
    }

    Optional<WaitingPane> oldest() {
        return Optional.ofNullable(panes.peekFirst());
    }

    /** Whether it is certain which pane of this partition is its oldest. */
    boolean isKnown() {
        return silent || !panes.isEmpty();
    }

    /** Whether all panes that close up to this time are here. */
    boolean isKnownUpTo(long timeMs) {
        return silent || panes.peekLast().closesMs() >= timeMs;
    }

    /** Removes the panes that close before this time, and the first one that closes at it: later ones need not be here. */
    List<WaitingPane> takeUpTo(long timeMs) {
        List<WaitingPane> taken = new ArrayList<>();
        while (!panes.isEmpty() && panes.peekFirst().closesMs() < timeMs) {
            taken.add(panes.removeFirst());
        }
        if (!panes.isEmpty() && panes.peekFirst().closesMs() == timeMs) {
            taken.add(panes.removeFirst());
        }
        return taken;
    }
}
