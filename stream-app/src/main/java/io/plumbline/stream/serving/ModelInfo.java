package io.plumbline.stream.serving;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells which models serve now, at most one in each role. For one thread. */
final class ModelInfo {

    private final MultiGauge models;
    private Map<String, String> told = Map.of();

    ModelInfo(MeterRegistry registry) {
        models = MultiGauge.builder("plumbline.serve.model.info")
                .description("The model in each role now; always 1")
                .register(registry);
    }

    /** Tells it anew if it has changed. */
    void tell(Optional<String> champion, Optional<String> canary, Optional<String> shadow) {
        Map<String, String> now = new LinkedHashMap<>();
        champion.ifPresent(id -> now.put("champion", id));
        canary.ifPresent(id -> now.put("canary", id));
        shadow.ifPresent(id -> now.put("shadow", id));
        if (!now.equals(told)) {
            List<Row<?>> rows = new ArrayList<>();
            now.forEach((role, id) -> rows.add(Row.of(Tags.of("model", id, "role", role), 1)));
            models.register(rows, true);
            told = now;
        }
    }
}
