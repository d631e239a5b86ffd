package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftAlert.Detector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The episodes of drift that are open, at most one per model, oldest first. Immutable.
 *
 * <ul>
 *   <li>It opens as suspected when the rolling test speaks, or as confirmed when the e-detector does.
 *   <li>A suspected one becomes confirmed when the e-detector speaks.
 *   <li>A confirmed one is updated when another feature shows the strongest evidence each time that the e-detector speaks,
 *       over {@value Episode#IMAGES_TO_TAKE_THE_LEAD} images or more.
 *   <li>When labels tell that the model is wrong more often than on its reference, it opens as confirmed, or becomes so, or is
 *       updated, once in its life. From then on its kind is the accuracy, whatever features tell.
 *   <li>All of them resolve when the champion's own stream has settled: what arrives fits the model that serves, and
 *       labels, if they told otherwise, do so no longer. That also
 *       ends a suspicion that nobody confirmed, and the episode of a predecessor, whose id it keeps.
 * </ul>
 *
 * <p>Where the stream does not fit a new champion's reference either, that is an episode of its own: its id names the new
 * model and its alerts the episode that they follow, while its predecessor's stays open, for it is still true that nothing fits.
 * Both resolve together.
 *
 * @param open the open ones
 */
public record Episodes(List<Episode> open) {

    public Episodes {
        open = List.copyOf(open);
    }

    public static Episodes none() {
        return new Episodes(List.of());
    }

    /**
     * What one judgement led to.
     *
     * @param next the open episodes from now on
     * @param alerts the steps to announce, in order
     */
    public record Step(Episodes next, List<DriftAlert> alerts) {

        public Step {
            alerts = List.copyOf(alerts);
        }
    }

    /** The open episode of this model, if there is one. */
    public Optional<Episode> of(String modelId) {
        return open.stream()
                .filter(episode -> episode.modelId().equals(modelId))
                .findFirst();
    }

    /** Takes in one judgement of the champion's stream. */
    public Step observe(Observation observation) {
        List<Episode> seen =
                open.stream().map(episode -> episode.after(observation)).toList();
        if (observation.settled()) {
            return new Step(
                    none(),
                    seen.stream()
                            .map(episode -> episode.resolvedBy(observation))
                            .toList());
        }
        Episodes before = new Episodes(seen);
        return before.of(observation.modelId())
                .map(own -> before.goOn(own, observation))
                .orElseGet(() -> before.open(observation));
    }

    private Step open(Observation observation) {
        if (!observation.confirmed() && !observation.suspected() && !observation.isInaccurate()) {
            return new Step(this, List.of());
        }
        Episode opened = Episode.open(observation);
        List<Episode> more = new ArrayList<>(open);
        more.add(opened);
        return new Step(new Episodes(more), List.of(first(opened, observation, follows(opened))));
    }

    /** The newest episode of another model: what a new one had to end. */
    private Optional<String> follows(Episode own) {
        return open.stream()
                .filter(other -> !other.modelId().equals(own.modelId()))
                .reduce((older, newer) -> newer)
                .map(Episode::id);
    }

    private static DriftAlert first(Episode opened, Observation observation, Optional<String> follows) {
        if (observation.isInaccurate()) {
            return opened.step(AlertState.CONFIRMED, Detector.ACCURACY, observation, follows);
        }
        return observation.confirmed()
                ? opened.step(AlertState.CONFIRMED, Detector.E_DETECTOR, observation, follows)
                : opened.step(AlertState.SUSPECTED, Detector.ROLLING_KS, observation, follows);
    }

    private Step goOn(Episode own, Observation observation) {
        if (observation.isInaccurate() && own.accuracy().isEmpty()) {
            return announceLabels(own, observation);
        }
        if (!observation.confirmed()) {
            return new Step(this, List.of());
        }
        if (!own.confirmed()) {
            return announce(own, AlertState.CONFIRMED, observation);
        }
        if (own.causes().isEmpty()) {
            return announce(own, AlertState.UPDATED, observation);
        }
        Episode challenged = own.ledBy(observation.causes().get(0).feature());
        return challenged.isOvertaken()
                ? announce(challenged, AlertState.UPDATED, observation)
                : new Step(replacing(challenged), List.of());
    }

    private Step announceLabels(Episode own, Observation observation) {
        AlertState state = own.confirmed() ? AlertState.UPDATED : AlertState.CONFIRMED;
        Episode causes =
                observation.confirmed() && (!own.confirmed() || own.causes().isEmpty())
                        ? own.announcing(observation.causes())
                        : own;
        Episode announced = causes.announcing(observation.labels().orElseThrow());
        return new Step(
                replacing(announced),
                List.of(announced.step(state, Detector.ACCURACY, observation, follows(announced))));
    }

    private Step announce(Episode own, AlertState state, Observation observation) {
        Episode announced = own.announcing(observation.causes());
        return new Step(
                replacing(announced),
                List.of(announced.step(state, Detector.E_DETECTOR, observation, follows(announced))));
    }

    private Episodes replacing(Episode episode) {
        return new Episodes(open.stream()
                .map(other -> other.id().equals(episode.id()) ? episode : other)
                .toList());
    }
}
