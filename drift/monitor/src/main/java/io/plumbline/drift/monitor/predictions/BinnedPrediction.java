package io.plumbline.drift.monitor.predictions;

import io.plumbline.contract.prediction.Prediction;

/**
 * A prediction and its features as bin numbers of its model's reference.
 *
 * @param binning the fingerprint of those bins
 * @param row one bin number per feature; not copied
 * @param rarity how far out in the reference they lie, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once per prediction and never compared
public record BinnedPrediction(Prediction prediction, int binning, byte[] row, float rarity) {}
