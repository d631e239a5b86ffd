package io.plumbline.drift.monitor.judging;

import static java.util.stream.Collectors.toSet;

import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.drift.monitor.episodes.Champion;
import io.plumbline.drift.monitor.episodes.Episode;
import io.plumbline.drift.monitor.episodes.Episodes;
import io.plumbline.drift.monitor.episodes.Observation;
import io.plumbline.drift.monitor.judging.Finding.Alerted;
import io.plumbline.drift.monitor.judging.Finding.Requested;
import io.plumbline.drift.monitor.retraining.Requests;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that stage two remembers over and above single models. Immutable; kept as JSON in its store. */
record CaseFile(Champion champion, Episodes episodes, Requests requests) {

    private static final Logger LOG = LoggerFactory.getLogger(CaseFile.class);

    static CaseFile empty() {
        return new CaseFile(Champion.unknown(), Episodes.none(), Requests.none());
    }

    /** What one judgement of the champion led to: the file from now on, and what is to be said. */
    record Step(CaseFile next, List<Finding> findings) {}

    /** The file after a round of so many images, by model. */
    CaseFile afterRound(Map<String, Integer> imagesByModel) {
        return new CaseFile(champion.after(imagesByModel), episodes, requests);
    }

    /** The file once a request for a new model is known, whoever made it. */
    CaseFile asked(RetrainingTrigger trigger) {
        return new CaseFile(champion, episodes, requests.asked(trigger));
    }

    /** The file once the request with this id has its verdict. */
    CaseFile answered(String triggerId) {
        return new CaseFile(champion, episodes, requests.answered(triggerId));
    }

    /** Takes in one judgement of the champion's stream. */
    Step observe(Observation observation, RetrainingPolicy policy) {
        Episodes.Step seen = episodes.observe(observation);
        Requests.Step asked = seen.next()
                .of(observation.modelId())
                .map(episode -> requests.consider(episode, observation.at(), policy))
                .orElseGet(requests::unchanged);
        List<Finding> findings = new ArrayList<>();
        for (DriftAlert alert : seen.alerts()) {
            findings.add(new Alerted(alert));
        }
        asked.trigger().ifPresent(trigger -> request(trigger, policy, findings));
        Set<String> open = seen.next().open().stream().map(Episode::id).collect(toSet());
        return new Step(new CaseFile(champion, seen.next(), asked.next().keeping(open)), findings);
    }

    private static void request(RetrainingTrigger trigger, RetrainingPolicy policy, List<Finding> findings) {
        if (policy.mode() == RetrainingPolicy.Mode.DRY_RUN) {
            LOG.info("Would ask for a new model than {}: {}", trigger.modelId(), trigger.triggerId());
        } else {
            findings.add(new Requested(trigger));
        }
    }
}
