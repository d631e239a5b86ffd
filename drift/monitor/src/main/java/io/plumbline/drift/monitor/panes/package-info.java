/**
 * Stage one: predictions of one partition become panes. Start with {@link io.plumbline.drift.monitor.panes.CollectPanes}; what it
 * sends on is a {@link io.plumbline.drift.monitor.panes.PaneNews}.
 */
package io.plumbline.drift.monitor.panes;
