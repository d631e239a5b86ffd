package io.plumbline.trainer.retraining.shadow;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.evaluation.McNemar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Puts together what two models and a label say of the same image, in whatever order it comes. Of several records of a kind for
 * one image the first counts. Where more images wait for what is missing than there is room for, chance keeps half of them, and a
 * half of those that follow, and so on: so labels may be late however many images come meanwhile, and those that are compared are
 * like all others. Chance is told by an image's id. For one thread.
 */
final class Pairs {

    private final int mostWaiting;
    private final Map<String, Said> waiting = new HashMap<>();
    private int halvings;
    private long both;
    private long bothRight;
    private long onlyServingRight;
    private long onlyShadowRight;
    private long bothWrong;

    /** @param mostWaiting how many images wait at most */
    Pairs(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** The model that serves has answered an image. */
    void serving(String imageId, String label) {
        take(imageId, new Said(Optional.of(label), Optional.empty(), Optional.empty()));
    }

    /** The model in shadow has scored one. */
    void shadow(String imageId, String label) {
        take(imageId, new Said(Optional.empty(), Optional.of(label), Optional.empty()));
    }

    /** The truth about one. */
    void truth(String imageId, String label) {
        take(imageId, new Said(Optional.empty(), Optional.empty(), Optional.of(label)));
    }

    /** How many images both models have scored; estimated from those that were kept, once others were not. */
    long both() {
        return both;
    }

    /** Both models on those with a label, the one that serves as champion; nothing as long as there are none. */
    Optional<Comparison> labelled() {
        long images = bothRight + onlyServingRight + onlyShadowRight + bothWrong;
        return images == 0
                ? Optional.empty()
                : Optional.of(new Comparison(
                        images,
                        (double) (bothRight + onlyServingRight) / images,
                        (double) (bothRight + onlyShadowRight) / images,
                        onlyServingRight,
                        onlyShadowRight,
                        McNemar.pValue(onlyServingRight, onlyShadowRight)));
    }

    private void take(String imageId, Said news) {
        if (halvings(imageId) < halvings) {
            return;
        }
        Said before = waiting.getOrDefault(imageId, Said.NOTHING);
        Said now = before.and(news);
        if (!before.isByBoth() && now.isByBoth()) {
            both += 1L << halvings;
        }
        if (now.isComplete()) {
            waiting.remove(imageId);
            count(now);
        } else {
            waiting.put(imageId, now);
            keepWhatThereIsRoomFor();
        }
    }

    private void keepWhatThereIsRoomFor() {
        while (waiting.size() > mostWaiting) {
            halvings++;
            waiting.keySet().removeIf(imageId -> halvings(imageId) < halvings);
        }
    }

    /** At least h with probability 2^−h. */
    private static int halvings(String imageId) {
        return Long.numberOfLeadingZeros(new SplittableRandom(imageId.hashCode()).nextLong());
    }

    private void count(Said said) {
        boolean serving = said.serving().equals(said.truth());
        boolean shadow = said.shadow().equals(said.truth());
        if (serving && shadow) {
            bothRight++;
        } else if (serving) {
            onlyServingRight++;
        } else if (shadow) {
            onlyShadowRight++;
        } else {
            bothWrong++;
        }
    }

    /** What is known of one image. */
    private record Said(Optional<String> serving, Optional<String> shadow, Optional<String> truth) {

        static final Said NOTHING = new Said(Optional.empty(), Optional.empty(), Optional.empty());

        Said and(Said later) {
            return new Said(serving.or(later::serving), shadow.or(later::shadow), truth.or(later::truth));
        }

        boolean isByBoth() {
            return serving.isPresent() && shadow.isPresent();
        }

        boolean isComplete() {
            return isByBoth() && truth.isPresent();
        }
    }
}
