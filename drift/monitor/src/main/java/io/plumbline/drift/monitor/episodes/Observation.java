package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one judgement of the champion's stream means to episodes.
 *
 * @param modelId the champion
 * @param at the time stamp of the newest prediction judged
 * @param images how many predictions were judged; 0 where labels alone were
 * @param judgedImages how many predictions of this model have been judged so far
 * @param suspected whether the rolling test suspects drift
 * @param confirmed whether the e-detector has just spoken
 * @param settled whether the stream has been calm, and the e-detector silent, for a full window, and the accuracy is not
 *     known to be lower than it was
 * @param causes the features that moved, the most telling first; at least one where suspected or confirmed
 * @param largestStatistic the largest D of all features, in [0, 1]
 * @param since the time stamp of the oldest prediction in the window
 * @param sources where the window's images stand
 * @param examples some of the window's images
 * @param labels what labels tell of this model, if any came
 */
public record Observation(
        String modelId,
        Instant at,
        long images,
        long judgedImages,
        boolean suspected,
        boolean confirmed,
        boolean settled,
        List<Cause> causes,
        double largestStatistic,
        Instant since,
        List<OffsetRange> sources,
        List<ExampleImage> examples,
        Optional<Labels> labels) {

    public Observation {
        causes = List.copyOf(causes);
        sources = List.copyOf(sources);
        examples = List.copyOf(examples);
        if ((suspected || confirmed) && causes.isEmpty()) {
            throw new IllegalArgumentException("An alarm of %s needs a cause".formatted(modelId));
        }
    }

    /**
     * What labels tell.
     *
     * @param sources where the images stand that it is told from
     * @param alarm whether the accuracy has just been found to be lower than on the reference
     */
    public record Labels(AccuracyReport accuracy, List<OffsetRange> sources, boolean alarm) {

        public Labels {
            sources = List.copyOf(sources);
        }
    }

    /** Whether labels have just told that the accuracy is lower than on the reference. */
    boolean isInaccurate() {
        return labels.filter(Labels::alarm).isPresent();
    }

    /** What labels make of it when no more predictions have come. */
    public Observation withLabelsAlone(boolean nowSettled, Optional<Labels> newLabels) {
        return new Observation(
                modelId,
                at,
                0,
                judgedImages,
                false,
                false,
                nowSettled,
                List.of(),
                largestStatistic,
                since,
                sources,
                examples,
                newLabels);
    }
}
