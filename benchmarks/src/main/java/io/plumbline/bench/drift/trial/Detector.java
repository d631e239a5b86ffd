package io.plumbline.bench.drift.trial;

import io.plumbline.drift.statistics.judge.FeatureJudgement;
import io.plumbline.drift.statistics.judge.Judgement;
import java.util.Comparator;

/** Who may speak after a pane. */
public enum Detector {
    /** The rolling test with its calibrated threshold. */
    ROLLING_KS("rolling KS") {
        @Override
        boolean speaks(Judgement judgement) {
            return judgement.suspected();
        }

        @Override
        String topFeature(Judgement judgement) {
            return largestT(judgement);
        }
    },
    E_DETECTOR("e-detector") {
        @Override
        boolean speaks(Judgement judgement) {
            return judgement.confirmed();
        }

        @Override
        String topFeature(Judgement judgement) {
            return judgement.ranked().get(0).feature().name();
        }
    },
    /** What is done in the field: the same window, and an alarm wherever any corrected p is below .05. */
    NAIVE_KS("naive KS, p < .05") {
        @Override
        boolean speaks(Judgement judgement) {
            return judgement.suspicion().full()
                    && judgement.features().stream().anyMatch(feature -> feature.correctedP() < LEVEL);
        }

        @Override
        String topFeature(Judgement judgement) {
            return largestT(judgement);
        }
    };

    private static final double LEVEL = .05;

    private final String title;

    Detector(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    abstract boolean speaks(Judgement judgement);

    /** What it says has moved most. */
    abstract String topFeature(Judgement judgement);

    private static String largestT(Judgement judgement) {
        return judgement.features().stream()
                .max(Comparator.comparingDouble(
                        (FeatureJudgement feature) -> feature.ks().t()))
                .orElseThrow()
                .feature()
                .name();
    }
}
