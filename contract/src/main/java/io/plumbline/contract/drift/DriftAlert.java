package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record on {@code drift-alerts}, keyed by episode id: one step in the life of one episode of drift.
 *
 * @param episodeId the same in every record of the episode; names the model whose reference was left
 * @param modelId the model whose predictions this step speaks of: after a swap, another one than the first step's
 * @param state where the episode stands from this step on
 * @param kind what has drifted, as far as labels and features tell
 * @param detector which detector brought about this step
 * @param at the time stamp of the newest prediction judged
 * @param since the time stamp from which on the predictions that raised the alert were taken
 * @param judgedImages how many predictions of this model have been judged so far
 * @param sources where those images stand on {@code images}: the window at the time of the first step, up to the newest
 *     image judged at this one
 * @param causes the features that moved, the most telling first; none where labels alone tell of the drift
 * @param examples images that arrived in the window, typical and extreme ones
 * @param accuracy what the labels tell: there if, and only if, the kind is {@link DriftKind#ACCURACY}
 * @param resolution how it ended: there if, and only if, the state is {@link AlertState#RESOLVED}
 * @param follows the episode of a predecessor that is still open: the stream does not fit the model that came after it either
 */
public record DriftAlert(
        String episodeId,
        String modelId,
        AlertState state,
        DriftKind kind,
        Detector detector,
        Instant at,
        Instant since,
        long judgedImages,
        List<OffsetRange> sources,
        List<Cause> causes,
        List<ExampleImage> examples,
        Optional<AccuracyReport> accuracy,
        Optional<Resolution> resolution,
        Optional<String> follows) {

    public DriftAlert {
        Require.text("episodeId", episodeId);
        Require.text("modelId", modelId);
        Require.present("state", state);
        Require.present("kind", kind);
        Require.present("detector", detector);
        Require.present("at", at);
        Require.present("since", since);
        Require.notNegative("judgedImages", judgedImages);
        sources = Require.list("sources", sources);
        causes = Require.list("causes", causes);
        examples = Require.list("examples", examples);
        if (Require.present("accuracy", accuracy).isPresent() != (kind == DriftKind.ACCURACY)) {
            throw new IllegalArgumentException("An alert tells the accuracy if and only if it is about %s, found %s: %s"
                    .formatted(DriftKind.ACCURACY, kind, accuracy));
        }
        if (Require.present("resolution", resolution).isPresent() != (state == AlertState.RESOLVED)) {
            throw new IllegalArgumentException("An alert has a resolution if and only if it is %s, found one %s: %s"
                    .formatted(AlertState.RESOLVED, state, resolution));
        }
        Require.present("follows", follows);
    }

    /** A step of an episode that follows no other. */
    public DriftAlert(
            String episodeId,
            String modelId,
            AlertState state,
            DriftKind kind,
            Detector detector,
            Instant at,
            Instant since,
            long judgedImages,
            List<OffsetRange> sources,
            List<Cause> causes,
            List<ExampleImage> examples,
            Optional<AccuracyReport> accuracy,
            Optional<Resolution> resolution) {
        this(
                episodeId,
                modelId,
                state,
                kind,
                detector,
                at,
                since,
                judgedImages,
                sources,
                causes,
                examples,
                accuracy,
                resolution,
                Optional.empty());
    }

    /** Which test spoke. */
    public enum Detector {
        /** The rolling Kolmogorov–Smirnov test on the features. */
        ROLLING_KS,
        /** The sequential test on the features. */
        E_DETECTOR,
        /** The sequential test on how often the model is wrong, by labels. */
        ACCURACY
    }

    /**
     * A feature that moved.
     *
     * @param feature its name in the manifest of the model
     * @param direction where its mass has gone
     * @param statistic D, the size of the effect, in [0, 1]
     * @param quantile the quantile of the reference at which the strongest evidence stands, in [0, 1]
     * @param logEvidence natural logarithm of that evidence, in images; finite
     * @param before where its values lie in the reference; absent where nothing is finite there
     * @param after where they lie in the window
     */
    public record Cause(
            String feature,
            Direction direction,
            double statistic,
            double quantile,
            double logEvidence,
            Optional<Quantiles> before,
            Optional<Quantiles> after) {

        public Cause {
            Require.text("feature", feature);
            Require.present("direction", direction);
            Require.share("statistic", statistic);
            Require.share("quantile", quantile);
            Require.finite("logEvidence", logEvidence);
            Require.present("before", before);
            Require.present("after", after);
        }
    }

    /**
     * How an episode ended.
     *
     * @param fittingModelId the model whose reference the stream fits again
     * @param firstStepAt the time stamp of the newest prediction judged when the episode began
     * @param peakStatistic the largest D that any feature reached, in [0, 1]
     * @param images how many images were judged from the first step to this one
     * @param durationSeconds how long it lasted, by the predictions' time stamps
     */
    public record Resolution(
            String fittingModelId, Instant firstStepAt, double peakStatistic, long images, double durationSeconds) {

        public Resolution {
            Require.text("fittingModelId", fittingModelId);
            Require.present("firstStepAt", firstStepAt);
            Require.share("peakStatistic", peakStatistic);
            Require.notNegative("images", images);
            Require.notNegative("durationSeconds", durationSeconds);
        }
    }
}
