package io.plumbline.app.demo.feed;

import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which image of the stream pool is sent next. No model ever trained on these, and what is sent after the verdict was
 * not sent between the shift and the verdict, so the challenger cannot have learnt from it.
 *
 * <p>The pool is cut in three: healthy images (sent before the shift); images of the shift; and, after the verdict, the
 * second half of the healthy ones again, shifted. Should a slow retraining use up the images of the shift, it goes on
 * with the first half of the healthy ones.
 */
final class ImageSupply {

    private final LabelledImages pool;
    private final int healthy;
    private final Map<Stage, Integer> sent = new EnumMap<>(Stage.class);

    /**
     * A supply that has sent nothing yet.
     *
     * @param healthy how many images of the pool are kept for the time before the shift
     */
    ImageSupply(LabelledImages pool, int healthy) {
        if (healthy < 2 || healthy >= pool.size()) {
            throw new IllegalArgumentException(
                    "Cannot keep %d healthy images of a stream pool of %d: some must be left to be shifted"
                            .formatted(healthy, pool.size()));
        }
        this.pool = pool;
        this.healthy = healthy;
    }

    LabelledImages pool() {
        return pool;
    }

    /** The index in the pool of the next image of this stage. */
    int next(Stage stage) {
        int number = sent.merge(source(stage), 1, Integer::sum) - 1;
        return switch (source(stage)) {
            case RUSH, STEADY -> number % healthy;
            case SHIFTED -> afterTheHealthyThenFirstHalf(number);
            case AFTER_VERDICT -> healthy / 2 + number % (healthy - healthy / 2);
        };
    }

    private int afterTheHealthyThenFirstHalf(int number) {
        int shifted = pool.size() - healthy;
        int place = number % (shifted + healthy / 2);
        return place < shifted ? healthy + place : place - shifted;
    }

    private static Stage source(Stage stage) {
        return stage == Stage.STEADY ? Stage.RUSH : stage;
    }
}
