package io.plumbline.model.classify;

import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageDecoder;
import io.plumbline.model.image.ImageRejected;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.image.PixelBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes images as they arrive and gives one outcome for each: the bad ones are rejected, the rest scored together.
 *
 * <p>This is the one path from an encoded image to its scores and features; trainer, stream and demo all take it.
 * Thread-safe; it keeps one buffer of pixels outside the heap for each thread that ever scored at the same time.
 */
public final class BatchScorer {

    /** With more images in one pass, nothing is gained any more. */
    public static final int DEFAULT_MAX_BATCH = 1024;

    private final ImageDecoder decoder;
    private final int maxBatch;
    private final Queue<PixelBatch> idle = new ConcurrentLinkedQueue<>();

    /**
     * A batch scorer.
     *
     * @param limits on what is decoded
     * @param maxBatch the most images in one forward pass; longer lists take several
     */
    public BatchScorer(DecodeLimits limits, int maxBatch) {
        if (maxBatch < 1) {
            throw new IllegalArgumentException("Not a size of a batch: %d; expected 1 or more".formatted(maxBatch));
        }
        this.decoder = new ImageDecoder(limits);
        this.maxBatch = maxBatch;
    }

    public static BatchScorer withDefaults() {
        return new BatchScorer(DecodeLimits.defaults(), DEFAULT_MAX_BATCH);
    }

    /**
     * Decodes and scores.
     *
     * @return one outcome per image, in the same order
     * @throws RuntimeException if a forward pass itself fails; then no outcome is known
     */
    public List<Outcome> score(Scorer scorer, List<EncodedImage> images) {
        Outcome[] outcomes = new Outcome[images.size()];
        int most = Math.min(maxBatch, scorer.imagesPerPass());
        PixelBatch batch = borrow(scorer.spec().inputShape(), Math.min(most, images.size()));
        for (int from = 0; from < outcomes.length; from += most) {
            int to = Math.min(outcomes.length, from + most);
            batch.clear();
            decode(images, from, to, scorer.spec().preprocessing().otherSizesOrRejected(), batch, outcomes);
            fillIn(scorer.score(batch), scorer.spec().labels(), outcomes, from, to);
        }
        idle.add(batch);
        return Arrays.asList(outcomes);
    }

    /** As {@link #score(Scorer, List)} for one image. */
    public Outcome score(Scorer scorer, EncodedImage image) {
        return score(scorer, List.of(image)).get(0);
    }

    private PixelBatch borrow(InputShape shape, int size) {
        PixelBatch batch = idle.poll();
        return batch != null && batch.shape().equals(shape) && batch.capacity() >= size
                ? batch
                : PixelBatch.allocate(shape, Math.max(1, size));
    }

    private void decode(
            List<EncodedImage> images, int from, int to, OtherSizes others, PixelBatch batch, Outcome[] outcomes) {
        for (int i = from; i < to; i++) {
            try {
                decoder.decode(images.get(i), others, batch);
            } catch (ImageRejected e) {
                outcomes[i] = Outcome.Rejected.of(e);
            }
        }
    }

    private static void fillIn(Scores scores, List<String> labels, Outcome[] outcomes, int from, int to) {
        for (int i = from, scored = 0; i < to; i++) {
            if (outcomes[i] == null) {
                outcomes[i] = outcome(scores, scored, labels);
                scored++;
            }
        }
    }

    private static Outcome outcome(Scores scores, int index, List<String> labels) {
        if (!scores.isFinite(index)) {
            return new Outcome.Rejected(
                    RejectionReason.UNSCORABLE, "The network gives numbers for it that are not finite");
        }
        FloatVector probabilities = scores.probabilities(index);
        int predicted = scores.predictedClass(index);
        return new Outcome.Scored(
                predicted,
                labels.get(predicted),
                probabilities.get(predicted),
                probabilities,
                scores.strangeness(index),
                scores.features(index));
    }
}
