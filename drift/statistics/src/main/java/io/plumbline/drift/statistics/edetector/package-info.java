/**
 * The sequential Kolmogorov–Smirnov test with a guarantee on false alarms: what confirms drift. Start with
 * {@link KsEDetector}.
 */
package io.plumbline.drift.statistics.edetector;
