package io.plumbline.app.alerts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All episodes that are still on the topic.
 *
 * @param all by the time at which each began
 */
public record Episodes(List<EpisodeView> all) {

    public Episodes {
        all = List.copyOf(all);
    }

    /**
     * Puts them together.
     *
     * @param alerts as they stand on the topic
     * @param actions as they stand on theirs, oldest first
     * @param triggers as they stand on theirs
     * @param verdicts as they stand on theirs
     */
    public static Episodes of(
            List<DriftAlert> alerts,
            List<AlertAction> actions,
            List<RetrainingTrigger> triggers,
            List<RetrainingVerdict> verdicts) {
        Map<String, String> episodes = new HashMap<>();
        triggers.forEach(
                trigger -> trigger.episodeId().ifPresent(episode -> episodes.put(trigger.triggerId(), episode)));
        Map<String, List<RetrainingVerdict>> verdictsByEpisode = verdicts.stream()
                .filter(verdict -> episodes.containsKey(verdict.triggerId()))
                .collect(groupingBy(verdict -> episodes.get(verdict.triggerId())));
        Map<String, List<AlertAction>> byEpisode = actions.stream().collect(groupingBy(AlertAction::episodeId));
        return new Episodes(
                alerts.stream()
                        .collect(groupingBy(DriftAlert::episodeId, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .map(steps -> new EpisodeView(
                                steps,
                                byEpisode.getOrDefault(steps.get(0).episodeId(), List.of()),
                                verdictsByEpisode.getOrDefault(steps.get(0).episodeId(), List.of())))
                        .toList());
    }

    /** The episode with this id. */
    public Optional<EpisodeView> find(String id) {
        return all.stream().filter(episode -> episode.id().equals(id)).findFirst();
    }
}
