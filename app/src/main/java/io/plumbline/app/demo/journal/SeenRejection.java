package io.plumbline.app.demo.journal;

import io.plumbline.contract.rejection.Rejection;

/**
 * One rejection that a read-committed consumer saw.
 *
 * @param seenAtMillis when, in milliseconds since the epoch
 */
public record SeenRejection(double seenAtMillis, Rejection rejection) {}
