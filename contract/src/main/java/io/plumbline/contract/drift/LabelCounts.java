package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;

/**
 * What became of the labels so far.
 *
 * @param joined they met a prediction of this model that had none yet, and were counted right or wrong
 * @param duplicate the prediction had the same label already
 * @param contradictory the prediction had another label already; the first one counts
 * @param expired the prediction was older than the retention
 * @param unknownClass they name no class of this model
 * @param unknownImage no prediction of the image came within the wait, by any model, or none is remembered any more
 */
public record LabelCounts(
        long joined, long duplicate, long contradictory, long expired, long unknownClass, long unknownImage) {

    public LabelCounts {
        Require.notNegative("joined", joined);
        Require.notNegative("duplicate", duplicate);
        Require.notNegative("contradictory", contradictory);
        Require.notNegative("expired", expired);
        Require.notNegative("unknownClass", unknownClass);
        Require.notNegative("unknownImage", unknownImage);
    }
}
