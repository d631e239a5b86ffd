package io.plumbline.drift.notify.alertmanager;

import static java.util.stream.Collectors.joining;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.DriftAlert;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What people read of an episode. */
final class EpisodeText {

    private static final int CAUSES = 3;

    private EpisodeText() {}

    static Map<String, String> annotations(DriftAlert latest) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("summary", "What arrives is not what the model was trained on: " + causes(latest));
        all.put("description", "./plumbline alerts show %s says more".formatted(latest.episodeId()));
        all.put("model", latest.modelId());
        all.put("kind", latest.kind().name().toLowerCase(Locale.ROOT));
        all.put("judged_images", Long.toString(latest.judgedImages()));
        return all;
    }

    private static String causes(DriftAlert alert) {
        String features = alert.causes().stream()
                .limit(CAUSES)
                .map(cause -> String.format(Locale.ROOT, "%s (D %.2f)", cause.feature(), cause.statistic()))
                .collect(joining(", "));
        return alert.accuracy()
                .map(AccuracyReport::accuracy)
                .map(accuracy -> String.format(Locale.ROOT, "accuracy %.3f", accuracy)
                        + (features.isEmpty() ? "" : ", " + features))
                .orElse(features);
    }
}
