package io.plumbline.app.demo.journal;

import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of the journal: one JSON object a line.
 *
 * @param name of the file
 * @param type of what stands on each line
 */
public record JournalFile<T>(String name, Class<T> type) {

    public static final JournalFile<SentImage> IMAGES = new JournalFile<>("images.jsonl", SentImage.class);
    public static final JournalFile<SeenPrediction> PREDICTIONS =
            new JournalFile<>("predictions.jsonl", SeenPrediction.class);
    public static final JournalFile<SeenRejection> REJECTIONS =
            new JournalFile<>("rejections.jsonl", SeenRejection.class);
    public static final JournalFile<DriftReport> REPORTS = new JournalFile<>("reports.jsonl", DriftReport.class);
    public static final JournalFile<DriftAlert> ALERTS = new JournalFile<>("alerts.jsonl", DriftAlert.class);
    public static final JournalFile<RetrainingTrigger> TRIGGERS =
            new JournalFile<>("triggers.jsonl", RetrainingTrigger.class);
    public static final JournalFile<RetrainingVerdict> VERDICTS =
            new JournalFile<>("verdicts.jsonl", RetrainingVerdict.class);
    public static final JournalFile<ModelEvent> MODEL_EVENTS =
            new JournalFile<>("model-events.jsonl", ModelEvent.class);

    static final List<JournalFile<?>> ALL =
            List.of(IMAGES, PREDICTIONS, REJECTIONS, REPORTS, ALERTS, TRIGGERS, VERDICTS, MODEL_EVENTS);

    /** Everything that stands in this file of a journal; nothing if there is no such file. */
    public List<T> read(Path directory) {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
