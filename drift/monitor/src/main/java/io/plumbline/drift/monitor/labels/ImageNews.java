package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.statistics.estimate.ConfidenceSums;

/** What is told to the place where labels meet predictions, under the image's id. */
public sealed interface ImageNews {

    /**
     * What is kept of a prediction.
     *
     * @param predicted the number of the class in the model's labels
     * @param confidence how confident the model was; of no image, if nobody knows what its confidence means
     * @param partition where the image stands on {@code images}
     * @param offset its offset there
     * @param stampMs its time stamp, milliseconds since 1970
     */
    record Answer(String modelId, int predicted, ConfidenceSums confidence, int partition, long offset, long stampMs)
            implements ImageNews {}

    /**
     * A label.
     *
     * @param label the true class
     * @param stampMs the time stamp of its record, milliseconds since 1970
     */
    record Truth(String label, long stampMs) implements ImageNews {}

    /**
     * One partition of predictions, and of labels, has been read so far. Told to everyone.
     *
     * @param source the partition
     * @param atMs the time up to which, milliseconds since 1970
     * @param silent whether no more is to be expected of it
     */
    record Progress(int source, long atMs, boolean silent) implements ImageNews {}
}
