package io.plumbline.drift.monitor.panes;

import io.plumbline.drift.monitor.predictions.BinnedPrediction;

/**
 * What is kept of a prediction.
 *
 * @param imagePartition where the image stands on {@code images}
 * @param imageOffset its offset there
 * @param stampMs its time stamp, milliseconds since 1970
 * @param binning the fingerprint of the bins that the features were looked up in
 * @param bins one bin number per feature; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // made once per prediction and never compared
record Arrival(
        String modelId, String imageId, int imagePartition, long imageOffset, long stampMs, int binning, byte[] bins) {

    static Arrival of(BinnedPrediction binned, long stampMs) {
        return new Arrival(
                binned.prediction().modelId(),
                binned.prediction().imageId(),
                binned.prediction().source().partition(),
                binned.prediction().source().offset(),
                stampMs,
                binned.binning(),
                binned.row());
    }
}
