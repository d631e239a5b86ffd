package io.plumbline.app.demo;

import io.plumbline.app.demo.feed.Feeder;
import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.app.demo.sight.Sightings;
import io.plumbline.app.shift.ShiftName;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The story in its phases: healthy images, a shift and its alert, a retraining and what comes of it. It feeds and
 * watches, and knows nothing else of the parts.
 *
 * <p>Where something does not come about in time the story ends early; the summary will say what is missing.
 */
final class Story {

    private final StorySettings settings;
    private final Feeder feeder;
    private final Sightings sightings;
    private final Narrator narrator;

    Story(StorySettings settings, Feeder feeder, Sightings sightings, Narrator narrator) {
        this.settings = settings;
        this.feeder = feeder;
        this.sightings = sightings;
        this.narrator = narrator;
    }

    void play() throws InterruptedException {
        healthy();
        if (settings.shift() != ShiftName.NONE) {
            Optional<DriftAlert> alert = shift();
            Optional<RetrainingVerdict> verdict = alert.isPresent() ? retraining() : Optional.empty();
            if (verdict.isPresent()) {
                after(verdict.get(), alert.get());
            }
        }
        feeder.stop();
        long sent = feeder.sent();
        come(seen -> seen.answers() >= sent);
        narrator.tell("%,d images sent, %,d answers seen", sent, sightings.answers());
    }

    private void healthy() throws InterruptedException {
        narrator.chapter("1  Healthy images");
        feeder.rush(settings.rushImages());
        come(seen -> seen.answers() >= settings.rushImages());
        narrator.tell("%,d images, as fast as they go: %,d answers", settings.rushImages(), sightings.answers());
        feeder.keepPace(settings.imagesPerSecond());
        long steady = settings.shift() == ShiftName.NONE ? 2L * settings.steadyImages() : settings.steadyImages();
        long target = settings.rushImages() + steady;
        come(seen -> seen.answers() >= target);
        narrator.tell(
                "%,d more at %.0f a second: %d alerts confirmed, %d suspected",
                steady,
                settings.imagesPerSecond(),
                sightings.alerts(AlertState.CONFIRMED),
                sightings.alerts(AlertState.SUSPECTED));
    }

    private Optional<DriftAlert> shift() throws InterruptedException {
        narrator.chapter("2  The world moves: " + settings.shift());
        long confirmedBefore = sightings.alerts(AlertState.CONFIRMED);
        feeder.turnTo(Stage.SHIFTED);
        narrator.tell("from now on every image is shifted; labels follow two seconds later");
        if (!come(seen -> seen.alerts(AlertState.CONFIRMED) > confirmedBefore)) {
            narrator.tell("no alert was confirmed");
            return Optional.empty();
        }
        DriftAlert alert = sightings.alert(AlertState.CONFIRMED).orElseThrow();
        narrator.tell("alert %s is confirmed: %s", alert.episodeId(), causes(alert));
        if (come(seen -> seen.trigger().isPresent())) {
            narrator.tell(
                    "retraining trigger %s", sightings.trigger().orElseThrow().triggerId());
        }
        return Optional.of(alert);
    }

    private Optional<RetrainingVerdict> retraining() throws InterruptedException {
        narrator.chapter("3  The model catches up");
        if (!come(seen -> seen.verdict().isPresent())) {
            narrator.tell("the retraining came to no verdict");
            return Optional.empty();
        }
        RetrainingVerdict verdict = sightings.verdict().orElseThrow();
        feeder.turnTo(Stage.AFTER_VERDICT);
        narrator.tell("verdict after %.0f s: %s. %s", verdict.seconds(), verdict.outcome(), verdict.explanation());
        return Optional.of(verdict);
    }

    private void after(RetrainingVerdict verdict, DriftAlert alert) throws InterruptedException {
        if (!verdict.promoted()) {
            narrator.tell("the champion %s stays", shortForm(verdict.championId()));
            return;
        }
        String challenger = verdict.challengerId().orElseThrow();
        come(seen -> seen.predictionsBy(challenger) > 0);
        narrator.tell("%s serves now", shortForm(challenger));
        if (come(seen -> seen.isResolved(alert.episodeId()))) {
            narrator.tell("alert %s is resolved", alert.episodeId());
        }
        come(seen -> seen.predictionsBy(challenger) >= settings.afterSwapImages());
    }

    private boolean come(Predicate<Sightings> event) throws InterruptedException {
        return sightings.await(event, settings.patience());
    }

    private static String causes(DriftAlert alert) {
        return alert.causes().stream()
                .limit(3)
                .map(cause -> "%s (D %.2f)".formatted(cause.feature(), cause.statistic()))
                .collect(Collectors.joining(", "));
    }

    private static String shortForm(String modelId) {
        return ModelId.parse(modelId).shortForm();
    }
}
