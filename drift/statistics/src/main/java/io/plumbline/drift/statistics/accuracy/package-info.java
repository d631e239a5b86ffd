/**
 * How often a model is right, once labels come: {@link Outcomes} add up, {@link
 * io.plumbline.drift.statistics.recent.LabelledWindow} keeps the newest, and {@link
 * io.plumbline.drift.statistics.edetector.BernoulliEDetector} says when errors have become too frequent.
 */
package io.plumbline.drift.statistics.accuracy;
