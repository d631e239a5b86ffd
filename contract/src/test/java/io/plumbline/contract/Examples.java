package io.plumbline.contract;

import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.EstimatedAccuracy;
import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.contract.drift.Quantiles;
import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.contract.drift.Window;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One example of each value that is JSON, with every optional member there. */
public final class Examples {

    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00.125Z");
    public static final String MODEL_ID = "fashion-" + "0123456789abcdef".repeat(4);
    public static final OffsetRange RANGE = new OffsetRange("images", 1, 2, 1000);

    private Examples() {}

    public static Prediction prediction() {
        return new Prediction(
                "boot-17",
                "Ankle boot",
                0.75f,
                FloatVector.of(0.25f, 0.75f),
                MODEL_ID,
                Optional.of(9.5f),
                Optional.of(true),
                new SourcePosition("images", 3, 4_000_000_000L));
    }

    /** Of a package that tells no outliers. */
    public static Prediction predictionOfPlainPackage() {
        Prediction whole = prediction();
        return new Prediction(
                whole.imageId(),
                whole.label(),
                whole.confidence(),
                whole.probabilities(),
                whole.modelId(),
                Optional.empty(),
                Optional.empty(),
                whole.source());
    }

    public static Label label() {
        return new Label("boot-17", "Ankle boot");
    }

    public static ModelAnnouncement announcement() {
        return announcement(MODEL_ID, ModelRole.CHAMPION);
    }

    public static ModelAnnouncement announcement(String modelId, ModelRole role) {
        URI location = URI.create("file:/var/lib/plumbline/" + modelId);
        Optional<Double> share = role == ModelRole.CANARY ? Optional.of(0.125) : Optional.empty();
        return new ModelAnnouncement(
                modelId, role, location, 1_234_567, NOON, "trainer", "It is better by 3 points", share);
    }

    public static ModelAnnouncement canary() {
        return announcement().asCanary(0.125, NOON, "someone", "To see how it does");
    }

    public static ModelEvent event() {
        return new ModelEvent("serve-1", MODEL_ID, ModelEvent.Kind.REFUSED, Optional.of("SHA-256 differs"), NOON);
    }

    public static DriftReport report() {
        return new DriftReport(
                MODEL_ID,
                NOON,
                20_000,
                10_000,
                new Window(500, NOON.minusSeconds(9), NOON, List.of(RANGE)),
                new DriftReport.RollingKs(1.5, 2.25, 100_000, 1_800.5, 1, 3, false),
                new DriftReport.EDetector(12.5, 10_000_000, 180_050, false),
                List.of(feature(Optional.of(0.125))),
                Optional.of(new SerialDependence("energy", 0.125, true)),
                Optional.of(new LabelCounts(1_000, 5, 4, 3, 2, 1)),
                Optional.of(accuracy()),
                Optional.of(new EstimatedAccuracy(
                        1_000,
                        0.75,
                        0.8,
                        0.7,
                        0.0125,
                        false,
                        Optional.of(new EstimatedAccuracy.Checked(900, -0.0625)))));
    }

    /** As long as no labels come, of a package that says nothing of accuracy. */
    public static DriftReport reportWithoutLabels() {
        DriftReport whole = report();
        return new DriftReport(
                whole.modelId(),
                whole.at(),
                whole.judgedImages(),
                whole.referenceImages(),
                whole.window(),
                whole.rollingKs(),
                whole.eDetector(),
                List.of(feature(Optional.empty())),
                whole.serialDependence(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static FeatureReport feature(Optional<Double> lagOneCorrelation) {
        return new FeatureReport(
                "energy", "nats", 0.0625, 1.36, 0.05, 1.0, -0.01, Direction.DOWN, 9.75, lagOneCorrelation);
    }

    private static AccuracyReport accuracy() {
        return new AccuracyReport(
                1_000,
                0.75,
                0.72,
                0.78,
                NOON.minusSeconds(3_600),
                NOON.minusSeconds(60),
                List.of(new AccuracyReport.ClassAccuracy("boot", 100, 0.5, 0.4, 0.6)),
                Optional.of(new AccuracyReport.Watch(0.9, 0.88, 20.5, 10_000_000, true)));
    }

    public static DriftAlert alert() {
        return new DriftAlert(
                "fashion-1",
                MODEL_ID,
                AlertState.RESOLVED,
                DriftKind.ACCURACY,
                DriftAlert.Detector.E_DETECTOR,
                NOON,
                NOON.minusSeconds(60),
                30_000,
                List.of(RANGE),
                List.of(new DriftAlert.Cause(
                        "sharpness",
                        Direction.UP,
                        0.5,
                        0.9,
                        17.25,
                        Optional.of(new Quantiles(1, 2, 3)),
                        Optional.of(new Quantiles(2.5, 3, 4)))),
                List.of(new ExampleImage(
                        ExampleImage.Role.EXTREME,
                        "boot-17",
                        Optional.of("Y2FtZXJhLTE="),
                        new SourcePosition("images", 3, 17),
                        4.5)),
                Optional.of(accuracy()),
                Optional.of(new DriftAlert.Resolution(MODEL_ID, NOON.minusSeconds(50), 0.625, 7_000, 50)),
                Optional.of("fashion-0"));
    }

    /** Of what arrives, not of how often the model is right. */
    public static DriftAlert inputAlert() {
        DriftAlert whole = alert();
        return new DriftAlert(
                whole.episodeId(),
                whole.modelId(),
                whole.state(),
                DriftKind.INPUT,
                whole.detector(),
                whole.at(),
                whole.since(),
                whole.judgedImages(),
                whole.sources(),
                whole.causes(),
                whole.examples(),
                Optional.empty(),
                whole.resolution());
    }

    public static AlertAction action() {
        return new AlertAction(
                "fashion-1",
                AlertAction.Action.MUTED,
                "someone",
                "The new camera is being set up",
                NOON,
                Optional.of(NOON.plusSeconds(3_600)));
    }

    public static AcceptedReference reference() {
        return new AcceptedReference(
                "fashion-at-noon",
                MODEL_ID,
                "UExSUA==",
                20_000,
                List.of(RANGE),
                NOON.plusSeconds(10),
                "someone",
                "The new camera stays",
                NOON);
    }

    public static RetrainingTrigger trigger() {
        return new RetrainingTrigger(
                "trigger-1",
                MODEL_ID,
                RetrainingTrigger.Cause.DRIFT_CONFIRMED,
                Optional.of("fashion-1"),
                List.of(RANGE),
                NOON);
    }

    public static RetrainingVerdict verdict() {
        return new RetrainingVerdict(
                "trigger-1",
                MODEL_ID,
                Optional.of("challenger"),
                RetrainingVerdict.Outcome.PROMOTED,
                "0.5 became 0.75 on 1000 recent images",
                Optional.of(new RetrainingVerdict.Comparison(1000, 0.5, 0.75, 10, 260, 1e-50)),
                Optional.of(new RetrainingVerdict.Comparison(5000, 0.9, 0.895, 45, 20, 1)),
                List.of(RANGE),
                42.5,
                NOON,
                Optional.of(RetrainingTrigger.Cause.ACCURACY_FELL),
                Optional.of(new RetrainingVerdict.Comparison(2000, 0.5, 0.76, 20, 540, 1e-90)));
    }

    public static RetrainingEvent retrainingEvent() {
        return new RetrainingEvent(
                MODEL_ID,
                Optional.of("trigger-1"),
                RetrainingEvent.Kind.TRIAL,
                Optional.of("challenger"),
                "The challenger scores 2000 images in shadow",
                Optional.of(new RetrainingVerdict.Comparison(1000, 0.5, 0.75, 10, 260, 1e-50)),
                Optional.of(new RetrainingVerdict.Comparison(5000, 0.9, 0.895, 45, 20, 1)),
                Optional.of(new RetrainingVerdict.Comparison(2000, 0.5, 0.76, 20, 540, 1e-90)),
                List.of(RANGE),
                NOON);
    }
}
