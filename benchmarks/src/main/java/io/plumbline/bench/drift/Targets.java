package io.plumbline.bench.drift;

import io.plumbline.bench.drift.figures.Estimate;
import io.plumbline.bench.drift.shift.StudyShift;
import io.plumbline.bench.drift.trial.Detector;
import java.util.Map;

/** What the study shall find. */
final class Targets {

    static final int ROLLING_RUN_LENGTH = 100_000;
    static final int E_DETECTOR_RUN_LENGTH = 10_000_000;
    static final double MOST_NANOS = 500;
    static final double LEAST_ATTRIBUTION = .95;
    static final double MOST_FALSE_ALARMS = .05;
    static final double LEAST_AUROC = .95;
    static final double MOST_GUESS_ERROR = .04;

    private static final long IMAGES_FOR_ONE_FALSE_ALARM = 30_000_000;
    private static final double LEAST_OF_RUN_LENGTH = .8;
    private static final double MOST_OF_RUN_LENGTH = 1.6;
    private static final double LEAST_OF_A_REFERENCE = .5;

    /** Delays come from a smaller study, and may be a tenth longer. */
    private static final double DELAY_TOLERANCE = 1.1;

    private static final Map<Integer, Double> POWER_OF_ALL =
            Map.of(10, .40, 20, .56, 50, .64, 100, .67, 200, .72, 500, .84, 1_000, .89);
    private static final Map<Integer, Double> POWER_OF_PROBABILITIES =
            Map.of(10, .25, 20, .37, 50, .47, 100, .50, 200, .54, 500, .66, 1_000, .72);

    private Targets() {}

    /** Mean images until an alarm; 0 where none is set. */
    static int delay(StudyShift shift, Detector detector) {
        return switch (detector) {
            case ROLLING_KS -> shift.rollingKsAtMost().orElse(0);
            case E_DETECTOR -> shift.eDetectorAtMost().orElse(0);
            case NAIVE_KS -> 0;
        };
    }

    /** Whether a delay is short enough, or none is set. */
    static boolean isSoonEnough(StudyShift shift, Detector detector, Estimate delay) {
        int atMost = delay(shift, detector);
        return atMost == 0 || delay.value() <= DELAY_TOLERANCE * atMost;
    }

    static double powerOfAll(int size) {
        return POWER_OF_ALL.getOrDefault(size, 0.0);
    }

    static double powerOfProbabilities(int size) {
        return POWER_OF_PROBABILITIES.getOrDefault(size, 0.0);
    }

    /** Whether the pooled run length is what was asked for. */
    static boolean isKept(double rollingRunLength) {
        return rollingRunLength >= LEAST_OF_RUN_LENGTH * ROLLING_RUN_LENGTH
                && rollingRunLength <= MOST_OF_RUN_LENGTH * ROLLING_RUN_LENGTH;
    }

    /** Whether the e-detector has raised no more than one false alarm in 30 million images, and none in fewer. */
    static boolean isSeldom(long alarms, long images) {
        return alarms <= images / IMAGES_FOR_ONE_FALSE_ALARM;
    }

    /** Whether that of the worst reference is tolerable. */
    static boolean isTolerable(double shortestRunLength) {
        return shortestRunLength >= LEAST_OF_A_REFERENCE * ROLLING_RUN_LENGTH;
    }
}
