package io.plumbline.app.demo.journal;

import io.plumbline.contract.prediction.Prediction;

/**
 * One prediction that a read-committed consumer saw.
 *
 * @param seenAtMillis when, in milliseconds since the epoch
 */
public record SeenPrediction(double seenAtMillis, Prediction prediction) {}
