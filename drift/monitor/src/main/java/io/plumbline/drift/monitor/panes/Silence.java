package io.plumbline.drift.monitor.panes;

/** Nothing has come from a partition for a while, by the wall clock; its next pane ends the silence. */
public record Silence(int partition, long atMs) implements PaneNews {}
