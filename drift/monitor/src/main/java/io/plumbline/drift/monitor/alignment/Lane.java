package io.plumbline.drift.monitor.alignment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The waiting panes of one partition, oldest first. Nobody waits for a silent partition, nor for a stray one. */
final class Lane {

    private final Deque<WaitingPane> panes = new ArrayDeque<>();
    private boolean silent;
    private boolean stray;

    void add(WaitingPane pane) {
        panes.addLast(
                panes.isEmpty() ? pane : pane.closingNotBefore(panes.peekLast().closesMs()));
        silent = false;
    }

    void silence() {
        silent = true;
    }

    boolean isSilent() {
        return silent;
    }

    void setStray(boolean nowStray) {
        stray = nowStray;
    }

    boolean isStray() {
        return stray;
    }

    int waiting() {
        return panes.size();
    }

    Optional<WaitingPane> oldest() {
        return Optional.ofNullable(panes.peekFirst());
    }

    /** Whether panes wait here, and the newest of them closed before this time. */
    boolean endsBefore(long timeMs) {
        return !panes.isEmpty() && panes.peekLast().closesMs() < timeMs;
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

    /** Removes so many panes, or all there are. */
    List<WaitingPane> take(int most) {
        List<WaitingPane> taken = new ArrayList<>();
        while (!panes.isEmpty() && taken.size() < most) {
            taken.add(panes.removeFirst());
        }
        return taken;
    }
}
