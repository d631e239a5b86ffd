package io.plumbline.trainer.retraining;

import io.plumbline.trainer.retraining.shadow.WorseRule;
import java.time.Duration;

/**
 * What a challenger that has shown what it must goes through before it is champion, and what follows.
 *
 * @param trialImages how many images it scores in shadow before it is promoted; 0 for none
 * @param trialPatience how long that may take
 * @param byHand whether it takes a person to promote it
 * @param guard how long its predecessor scores in shadow afterwards, to come back should it be better; zero for not at all
 * @param inStream when one of two models is worse than the other in the stream
 * @param mostFruitless after how many retrainings in a row that came to nothing no more are tried until somebody asks by hand; 1
 *     or more
 */
public record PromotionOptions(
        int trialImages,
        Duration trialPatience,
        boolean byHand,
        Duration guard,
        WorseRule inStream,
        int mostFruitless) {

    public PromotionOptions {
        if (trialImages < 0) {
            throw new IllegalArgumentException(
                    "Not a number of images to score in shadow: %d; expected 0 or more".formatted(trialImages));
        }
        if (trialPatience.isNegative() || guard.isNegative()) {
            throw new IllegalArgumentException(
                    "A trial and a guard last no negative time, found %s and %s".formatted(trialPatience, guard));
        }
        if (mostFruitless < 1) {
            throw new IllegalArgumentException(
                    "Not a number of retrainings that may come to nothing: %d; expected 1 or more"
                            .formatted(mostFruitless));
        }
    }

    /**
     * No trial and no person; half an hour on guard, and back where the successor is worse by more than a point at p below
     * 0.05; no more after three that came to nothing.
     */
    public static PromotionOptions defaults() {
        return new PromotionOptions(
                0, Duration.ofMinutes(10), false, Duration.ofMinutes(30), new WorseRule(0.01, 0.05), 3);
    }
}
