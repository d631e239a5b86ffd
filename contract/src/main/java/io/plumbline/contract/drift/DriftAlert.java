package io.plumbline.contract.drift;

import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code drift-alerts}, keyed by episode id: one step in the life of one episode of drift.
 *
 * @param episodeId the same in every record of the episode; names the model whose reference was left
 * @param modelId the model whose predictions this step speaks of: after a swap, another one than the first step's
 * @param detector which detector brought about this step
 * @param at the time stamp of the newest prediction judged
 * @param since the time stamp from which on the predictions that raised the alert were taken
 * @param sources where those images stand on {@code images}: the window at the time of the first step, up to the newest
 *     image judged at this one
 * @param causes the features that moved, the most telling first
 * @param examples ids of images that arrived in the window
 * @param resolution how it ended, only when resolved
 */
public record DriftAlert(
        String episodeId,
        String modelId,
        AlertState state,
        Detector detector,
        Instant at,
        Instant since,
        long judgedImages,
        List<OffsetRange> sources,
        List<Cause> causes,
        List<String> examples,
        Optional<Resolution> resolution) {

    public DriftAlert {
        sources = List.copyOf(sources);
        causes = List.copyOf(causes);
        examples = List.copyOf(examples);
    }

    /** Which test spoke. */
    public enum Detector {
        ROLLING_KS,
        E_DETECTOR
    }

    /**
     * A feature that moved.
     *
     * @param statistic D, the size of the effect
     * @param quantile the quantile of the reference at which the strongest evidence stands, in (0, 1)
     * @param logEvidence natural logarithm of that evidence
     */
    public record Cause(String feature, Direction direction, double statistic, double quantile, double logEvidence) {}

    /**
     * How an episode ended.
     *
     * @param fittingModelId the model whose reference the stream fits again
     * @param peakStatistic the largest D that any feature reached
     * @param images how many images were judged from the first step to this one
     */
    public record Resolution(String fittingModelId, Instant firstStepAt, double peakStatistic, long images) {}
}
