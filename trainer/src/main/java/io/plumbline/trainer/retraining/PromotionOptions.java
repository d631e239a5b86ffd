package io.plumbline.trainer.retraining;

import io.plumbline.trainer.retraining.shadow.WorseRule;
import java.time.Duration;

/**
 * What a challenger that has shown what it must goes through before it is champion, and what follows.
 *
 * @param trialImages how many images it scores in shadow before it is promoted; 0 for none
 * @param trialPatience how long that may take, at most a week
 * @param byHand whether it takes a person to promote it
 * @param guard how long its predecessor scores in shadow afterwards, to come back should it be better; zero for not at all, 30 days
 *     at most
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

    /** Meanwhile no other trigger is answered. */
    private static final Duration LONGEST_TRIAL = Duration.ofDays(7);

    private static final Duration LONGEST_GUARD = Duration.ofDays(30);

    public PromotionOptions {
        if (trialImages < 0) {
            throw new IllegalArgumentException(
                    "Not a number of images to score in shadow: %d; expected 0 or more".formatted(trialImages));
        }
        requireUpTo(LONGEST_TRIAL, "trial in shadow", trialPatience);
        requireUpTo(LONGEST_GUARD, "guard", guard);
        if (mostFruitless < 1) {
            throw new IllegalArgumentException(
                    "Not a number of retrainings that may come to nothing: %d; expected 1 or more"
                            .formatted(mostFruitless));
        }
    }

    private static void requireUpTo(Duration longest, String what, Duration found) {
        if (found.isNegative() || found.compareTo(longest) > 0) {
            throw new IllegalArgumentException("A %s of %d s cannot be: expected 0 to %d s (%d days)"
                    .formatted(what, found.toSeconds(), longest.toSeconds(), longest.toDays()));
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
