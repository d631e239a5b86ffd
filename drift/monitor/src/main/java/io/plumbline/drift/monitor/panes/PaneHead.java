package io.plumbline.drift.monitor.panes;

/**
 * What an open pane knows from its first prediction on.
 *
 * @param number tells its rows in the store from those of other open panes
 * @param binning the fingerprint of the bins that its rows were looked up in
 * @param resumes whether the partition had been silent before
 * @param exampleId the id of its first image
 */
record PaneHead(int number, String modelId, int binning, boolean resumes, String exampleId) {}
