package io.plumbline.trainer.retraining;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Scorer;
import io.plumbline.trainer.evaluation.Features;
import io.plumbline.trainer.packaging.NormalImages;
import io.plumbline.trainer.retraining.recent.HashShare;
import io.plumbline.trainer.retraining.recent.RecentImage;
import io.plumbline.trainer.retraining.recent.RecentSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Chooses the images that say what is normal for a challenger: the newest of the stream, labelled or not, that it was not
 * trained on. They came in the stream's own mix of encodings, and after the window in which the drift was seen.
 */
record NewNormal(NewNormalOptions options, RetrainingListener listener, InstantSource clock, BooleanSupplier stopped) {

    /**
     * Reads on until there are enough, or patience is at its end.
     *
     * @param learntIds of images that may not be among them
     * @return oldest first; fewer than asked for if patience ended
     */
    List<RecentImage> gather(RecentSource source, Set<String> learntIds) {
        Instant deadline = clock.instant().plus(options.patience());
        source.keepNewest(options.mostImages() + learntIds.size());
        List<RecentImage> images = List.of();
        do {
            int told = images.size();
            source.readOn(Retraining.POLL);
            Retraining.requireRunning(stopped);
            images = source.images().stream()
                    .filter(image -> !learntIds.contains(image.id()))
                    .toList();
            if (images.size() != told) {
                listener.referenceGathered(images.size(), options.leastImages());
            }
        } while (images.size() < options.leastImages() && clock.instant().isBefore(deadline));
        return images.subList(Math.max(0, images.size() - options.mostImages()), images.size());
    }

    /**
     * What the challenger makes of them.
     *
     * @param accuracy how often it is right about labelled ones
     */
    NormalImages scored(List<RecentImage> images, Scorer challenger, AccuracyReference accuracy) {
        HashShare edges = new HashShare("edges", options.edgesShare());
        Map<Boolean, List<RecentImage>> sides =
                images.stream().collect(Collectors.partitioningBy(image -> edges.contains(image.id())));
        return NormalImages.of(score(sides.get(true), challenger), score(sides.get(false), challenger), accuracy);
    }

    private static float[][] score(List<RecentImage> images, Scorer challenger) {
        return Features.of(BatchScorer.withDefaults()
                .score(challenger, images.stream().map(RecentImage::encoded).toList()));
    }
}
