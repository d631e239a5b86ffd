package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftAlert.Cause;
import io.plumbline.contract.drift.DriftAlert.Detector;
import io.plumbline.contract.drift.DriftAlert.Resolution;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.drift.monitor.episodes.Observation.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An episode of drift that has not ended. Immutable.
 *
 * @param id names the model whose reference was left, when, and at which of its images; the same in a replay
 * @param modelId that model
 * @param confirmed whether an e-detector has spoken, or the rolling test alone
 * @param firstStepAt the time stamp of the newest prediction judged when it opened
 * @param since the time stamp of the oldest prediction in the window then
 * @param sources the images from there to the newest one judged
 * @param causes what was last announced to have moved; nothing as long as labels alone tell of it
 * @param rival the feature that has taken the lead since, if one has
 * @param peakStatistic the largest D that any feature has reached
 * @param images how many images have been judged since the first step
 * @param accuracy what labels told when they were found to tell of drift, if they were
 */
public record Episode(
        String id,
        String modelId,
        boolean confirmed,
        Instant firstStepAt,
        Instant since,
        List<OffsetRange> sources,
        List<Cause> causes,
        Optional<Rival> rival,
        double peakStatistic,
        long images,
        Optional<AccuracyReport> accuracy) {

    /** Two windows of the usual size, so that evidence that is gathered afresh each time does not make the lead flap. */
    static final int IMAGES_TO_TAKE_THE_LEAD = 1_000;

    public Episode {
        sources = List.copyOf(sources);
        causes = List.copyOf(causes);
    }

    /**
     * A feature that shows stronger evidence than the one announced.
     *
     * @param images how many images have been judged since it took the lead
     */
    public record Rival(String feature, long images) {

        Rival after(long moreImages) {
            return new Rival(feature, images + moreImages);
        }
    }

    static Episode open(Observation first) {
        Optional<Labels> labels = first.labels().filter(Labels::alarm);
        Optional<Labels> alone = labels.filter(any -> first.causes().isEmpty());
        return new Episode(
                EpisodeIds.of(first),
                first.modelId(),
                first.confirmed() || labels.isPresent(),
                first.at(),
                alone.map(told -> told.accuracy().first()).orElseGet(first::since),
                alone.map(Labels::sources).orElseGet(first::sources),
                first.causes(),
                Optional.empty(),
                first.largestStatistic(),
                0,
                labels.map(Labels::accuracy));
    }

    /** The episode after one more judgement, whichever model's stream it judged. */
    Episode after(Observation observation) {
        return new Episode(
                id,
                modelId,
                confirmed,
                firstStepAt,
                since,
                Ranges.extend(sources, observation.sources()),
                causes,
                rival.map(leading -> leading.after(observation.images())),
                Math.max(peakStatistic, observation.largestStatistic()),
                images + observation.images(),
                accuracy);
    }

    /** The episode once it is confirmed, or its causes are announced anew. */
    Episode announcing(List<Cause> newCauses) {
        return new Episode(
                id,
                modelId,
                true,
                firstStepAt,
                since,
                sources,
                newCauses,
                Optional.empty(),
                peakStatistic,
                images,
                accuracy);
    }

    /** The episode once labels tell of it too. */
    Episode announcing(Labels labels) {
        return new Episode(
                id,
                modelId,
                true,
                firstStepAt,
                since,
                Ranges.extend(sources, labels.sources()),
                causes,
                rival,
                peakStatistic,
                images,
                Optional.of(labels.accuracy()));
    }

    /** The episode once the e-detector has spoken again, with the strongest evidence against this feature. */
    Episode ledBy(String feature) {
        if (feature.equals(causes.get(0).feature())) {
            return withRival(Optional.empty());
        }
        return withRival(Optional.of(
                rival.filter(known -> known.feature().equals(feature)).orElseGet(() -> new Rival(feature, 0))));
    }

    /** Whether a rival has kept the lead for so long that the announced causes are no longer true. */
    boolean isOvertaken() {
        return rival.filter(leading -> leading.images() >= IMAGES_TO_TAKE_THE_LEAD)
                .isPresent();
    }

    private Episode withRival(Optional<Rival> newRival) {
        return new Episode(
                id, modelId, confirmed, firstStepAt, since, sources, causes, newRival, peakStatistic, images, accuracy);
    }

    /** @param follows the episode of a predecessor that is still open, if one is */
    DriftAlert step(AlertState state, Detector detector, Observation observation, Optional<String> follows) {
        return alert(state, detector, observation, Optional.empty(), follows);
    }

    DriftAlert resolvedBy(Observation observation) {
        Resolution resolution = new Resolution(
                observation.modelId(),
                firstStepAt,
                peakStatistic,
                images,
                Math.max(0, Duration.between(firstStepAt, observation.at()).toMillis()) / 1e3);
        Detector last = accuracy.isPresent() ? Detector.ACCURACY : Detector.ROLLING_KS;
        return alert(AlertState.RESOLVED, last, observation, Optional.of(resolution), Optional.empty());
    }

    private DriftAlert alert(
            AlertState state,
            Detector detector,
            Observation observation,
            Optional<Resolution> resolution,
            Optional<String> follows) {
        return new DriftAlert(
                id,
                observation.modelId(),
                state,
                accuracy.isPresent() ? DriftKind.ACCURACY : Kinds.of(causes),
                detector,
                observation.at(),
                since,
                observation.judgedImages(),
                sources,
                causes,
                observation.examples(),
                accuracy.map(
                        announced -> observation.labels().map(Labels::accuracy).orElse(announced)),
                resolution,
                follows);
    }
}
