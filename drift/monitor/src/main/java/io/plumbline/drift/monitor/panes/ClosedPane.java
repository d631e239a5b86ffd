package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.statistics.pane.Pane;

/**
 * A pane that is complete. Its times are those of the partition's clock, which never runs backwards; its offsets are those
 * of the images on {@code images}.
 *
 * @param modelId the model that made its predictions
 * @param resumes whether the partition had been silent before its first prediction
 * @param exampleId the id of its first image
 */
public record ClosedPane(int partition, long atMs, String modelId, boolean resumes, String exampleId, Pane pane)
        implements PaneNews {}
