package io.plumbline.drift.monitor.panes;

/** What stage one tells stage two: one record on {@code drift-panes}. */
public sealed interface PaneNews permits ClosedPane, Silence {

    /** The partition of {@code predictions} that it is about. */
    int partition();

    /**
     * The record time at which it became true, milliseconds since 1970. In one partition it does not run backwards, but where
     * the wall clock told of a silence that the time stamps of later predictions do not bear out.
     */
    long atMs();
}
