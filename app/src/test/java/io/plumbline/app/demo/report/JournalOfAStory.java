package io.plumbline.app.demo.report;

import io.plumbline.app.demo.journal.Journal;
import io.plumbline.app.demo.journal.JournalFile;
import io.plumbline.app.demo.journal.SeenPrediction;
import io.plumbline.app.demo.journal.SeenRejection;
import io.plumbline.app.demo.journal.SentImage;
import io.plumbline.app.demo.journal.SentImage.Stage;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the journal of a small story in which everything happened: 100 healthy images, 100 shifted ones of which the
 * champion gets half wrong, and 100 that the challenger classifies, all on one partition in order.
 */
final class JournalOfAStory {

    static final String CHAMPION = "cnn-" + "a".repeat(64);
    static final String CHALLENGER = "cnn-" + "b".repeat(64);
    static final Training TRAINING = new Training(CHAMPION, 60, .9);

    private static final int IMAGES_PER_STAGE = 100;
    private static final int BROKEN = 50;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private JournalOfAStory() {}

    static void write(Path directory) {
        try (Journal journal = new Journal(directory)) {
            Stage[] stages = {Stage.STEADY, Stage.SHIFTED, Stage.AFTER_VERDICT};
            for (int i = 0; i < stages.length * IMAGES_PER_STAGE; i++) {
                write(journal, i, stages[i / IMAGES_PER_STAGE]);
            }
            writeAlerts(journal);
            journal.write(
                    JournalFile.TRIGGERS,
                    new RetrainingTrigger(
                            "t", CHAMPION, RetrainingTrigger.Cause.DRIFT_CONFIRMED, Optional.of("e"), List.of(), NOON));
            journal.write(JournalFile.VERDICTS, verdict());
        }
    }

    private static void write(Journal journal, int number, Stage stage) {
        String id = "image-%03d".formatted(number);
        double due = 10.0 * number;
        boolean broken = number == BROKEN;
        boolean shifted = stage != Stage.STEADY;
        journal.write(JournalFile.IMAGES, new SentImage(id, 0, number, "Bag", stage, shifted, broken, due));
        SourcePosition source = new SourcePosition("images", 0, number);
        if (broken) {
            Rejection rejection = new Rejection(id, RejectionReason.CORRUPT, "spoilt", source, "0.1.0");
            journal.write(JournalFile.REJECTIONS, new SeenRejection(due + 5, rejection));
            return;
        }
        String model = stage == Stage.AFTER_VERDICT ? CHALLENGER : CHAMPION;
        String label = stage == Stage.SHIFTED && number % 2 == 0 ? "Coat" : "Bag";
        Prediction prediction =
                new Prediction(id, label, 1, FloatVector.of(1), model, Optional.empty(), Optional.empty(), source);
        journal.write(JournalFile.PREDICTIONS, new SeenPrediction(due + 5, prediction));
    }

    private static void writeAlerts(Journal journal) {
        journal.write(JournalFile.ALERTS, alert(AlertState.CONFIRMED, CHAMPION, 149));
        journal.write(JournalFile.ALERTS, alert(AlertState.RESOLVED, CHALLENGER, 299));
    }

    static DriftAlert alert(AlertState state, String modelId, long lastOffset) {
        return new DriftAlert(
                "e",
                modelId,
                state,
                DriftKind.INPUT,
                DriftAlert.Detector.E_DETECTOR,
                NOON,
                NOON,
                lastOffset,
                List.of(new OffsetRange("images", 0, 0, lastOffset)),
                List.of(new DriftAlert.Cause(
                        "sharpness", Direction.DOWN, .5, .5, 20, Optional.empty(), Optional.empty())),
                List.of(),
                Optional.empty(),
                state == AlertState.RESOLVED
                        ? Optional.of(new DriftAlert.Resolution(modelId, NOON, .5, lastOffset, 60))
                        : Optional.empty());
    }

    private static RetrainingVerdict verdict() {
        RetrainingVerdict.Comparison recent = new RetrainingVerdict.Comparison(100, .5, .9, 1, 41, 1e-6);
        return new RetrainingVerdict(
                "t",
                CHAMPION,
                Optional.of(CHALLENGER),
                RetrainingVerdict.Outcome.PROMOTED,
                "better",
                Optional.of(recent),
                Optional.empty(),
                List.of(),
                30,
                NOON);
    }
}
