package io.plumbline.drift.monitor.episodes;

import io.plumbline.contract.models.ModelId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Names episodes so that a replay gives them the same names. */
final class EpisodeIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private EpisodeIds() {}

    /** The model, the time, and how many of the model's images had been judged, which no other episode of it shares. */
    static String of(Observation first) {
        return "%s-%s-%d"
                .formatted(ModelId.parse(first.modelId()).shortForm(), TIME.format(first.at()), first.judgedImages());
    }
}
