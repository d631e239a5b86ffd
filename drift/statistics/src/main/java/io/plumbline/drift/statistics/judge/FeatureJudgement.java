package io.plumbline.drift.statistics.judge;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.edetector.FeatureEvidence;
import io.plumbline.drift.statistics.ks.KsResult;
import io.plumbline.drift.statistics.rolling.Trend;

/**
 * Where one feature stands.
 *
 * @param feature its name and unit
 * @param ks the Kolmogorov–Smirnov test of the window against the reference
 * @param correctedP p corrected for all features together, 0 to 1
 * @param trend whether it is still moving
 * @param evidence the e-detector's strongest evidence against it
 */
public record FeatureJudgement(
        FeatureSpec feature, KsResult ks, double correctedP, Trend trend, FeatureEvidence evidence) {}
