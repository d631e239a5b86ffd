package io.plumbline.trainer.retraining.shadow;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.trainer.evaluation.McNemar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts together what two models and a label say of the same image, in whatever order it comes. Of several records of a kind for
 * one image the first counts. Only so many of the newest images wait for what is missing. For one thread.
 */
final class Pairs {

    private final Map<String, Said> waiting;
    private long both;
    private long bothRight;
    private long onlyServingRight;
    private long onlyShadowRight;
    private long bothWrong;

    /** @param mostWaiting how many images wait at most */
    Pairs(int mostWaiting) {
        this.waiting = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
                return size() > mostWaiting;
            }
        };
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

    /** How many images both models have scored. */
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
        Said before = waiting.getOrDefault(imageId, Said.NOTHING);
        Said now = before.and(news);
        if (!before.isByBoth() && now.isByBoth()) {
            both++;
        }
        if (now.isComplete()) {
            waiting.remove(imageId);
            count(now);
        } else {
            waiting.put(imageId, now);
        }
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
