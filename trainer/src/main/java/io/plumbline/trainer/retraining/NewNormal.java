package io.plumbline.trainer.retraining;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.OutlierFit;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import io.plumbline.trainer.packaging.NormalImages;
import io.plumbline.trainer.retraining.recent.HashShare;
import io.plumbline.trainer.retraining.recent.RecentImage;
import io.plumbline.trainer.retraining.recent.RecentSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @throws PackageRefused if its network cannot be built
     */
    NormalImages scored(List<RecentImage> images, TorchScorer challenger, Weights weights, AccuracyReference accuracy)
            throws PackageRefused {
        HashShare edges = new HashShare("edges", options.edgesShare());
        Map<Boolean, List<EncodedImage>> sides = images.stream()
                .collect(Collectors.partitioningBy(
                        image -> edges.contains(image.id()),
                        Collectors.mapping(RecentImage::encoded, Collectors.toList())));
        BatchScorer scorer = BatchScorer.withDefaults();
        OutlierModel outliers = OutlierFit.of(challenger, sides.get(true));
        try (Scorer telling = TorchScorer.of(challenger.spec(), weights, Optional.of(outliers))) {
            return NormalImages.of(
                    scorer.score(challenger, sides.get(true)),
                    scorer.score(telling, sides.get(false)),
                    accuracy,
                    outliers);
        }
    }
}
