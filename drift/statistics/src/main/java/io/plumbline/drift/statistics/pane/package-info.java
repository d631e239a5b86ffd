/**
 * Short runs of predictions as counts that merge by addition. Start with {@link Pane}; it is made by {@link PaneBuilder}.
 */
package io.plumbline.drift.statistics.pane;
