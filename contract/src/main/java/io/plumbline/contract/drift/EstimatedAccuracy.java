package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import java.util.Optional;

/**
 * How often the model is right about the newest predictions, guessed from its confidence, without labels.
 *
 * @param images how many predictions, 1 or more
 * @param accuracy the mean of the two guesses, in [0, 1]
 * @param byConfidence guessed from the mean confidence after temperature scaling, in [0, 1]
 * @param byThreshold guessed from the share of predictions above a confidence threshold, in [0, 1]
 * @param standardError what chance alone does to it, 0 or more
 * @param trusted whether the two guesses agree; where they do not, confidence has changed its meaning, and neither is to be
 *     trusted. A model that is confidently wrong deceives both
 * @param checked how far off such a guess is for the newest predictions that have a label; absent while there are none
 */
public record EstimatedAccuracy(
        long images,
        double accuracy,
        double byConfidence,
        double byThreshold,
        double standardError,
        boolean trusted,
        Optional<Checked> checked) {

    public EstimatedAccuracy {
        Require.atLeast("images", 1, images);
        Require.share("accuracy", accuracy);
        Require.share("byConfidence", byConfidence);
        Require.share("byThreshold", byThreshold);
        Require.notNegative("standardError", standardError);
        Require.present("checked", checked);
    }

    /**
     * A guess held against labels.
     *
     * @param labels how many predictions with a label it was made for, 1 or more
     * @param error guess minus accuracy, in [−1, 1]: positive where the model is thought better than it is
     */
    public record Checked(long labels, double error) {

        public Checked {
            Require.atLeast("labels", 1, labels);
            Require.within("error", -1, 1, error);
        }
    }
}
