/**
 * Which panes of the several partitions are judged together. Start with {@link
 * io.plumbline.drift.monitor.alignment.Alignment}.
 */
package io.plumbline.drift.monitor.alignment;
