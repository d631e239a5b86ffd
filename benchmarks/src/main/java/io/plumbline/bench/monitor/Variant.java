package io.plumbline.bench.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.drift.monitor.MonitorConfig;
import io.plumbline.drift.monitor.judging.Judges;
import io.plumbline.drift.monitor.labels.LabelSettings;
import java.util.Locale;

/** A way to run the monitor. */
enum Variant {
    /** As it is started by {@code ./plumbline monitor}. */
    @JsonProperty("plumbline")
    PLUMBLINE,

    /** The same topology, stores and outputs, but judgements that cost nothing. */
    @JsonProperty("constantJudgements")
    CONSTANT_JUDGEMENTS,

    /** As it is started by {@code ./plumbline monitor --label-retention 0}. */
    @JsonProperty("withoutLabels")
    WITHOUT_LABELS;

    Judges judges() {
        return this == CONSTANT_JUDGEMENTS ? ConstantJudge::new : Judges.BY_BOTH_DETECTORS;
    }

    MonitorConfig of(MonitorConfig config) {
        return this == WITHOUT_LABELS ? config.withLabels(LabelSettings.off()) : config;
    }

    /** For people. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
