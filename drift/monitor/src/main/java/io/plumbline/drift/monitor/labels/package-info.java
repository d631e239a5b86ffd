/**
 * Labels when they come: answers and labels of one image meet in {@link io.plumbline.drift.monitor.labels.JoinLabels}, which is
 * where to start.
 */
package io.plumbline.drift.monitor.labels;
