package io.plumbline.app.watch;

import io.plumbline.app.alerts.AccuracyText;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What can be watched. */
public enum Watchable {
    PREDICTIONS {
        @Override
        public Topic<?, ?> topic(Topics topics) {
            return topics.predictions();
        }

        @Override
        String describe(Object value) {
            Prediction prediction = (Prediction) value;
            return "%-28s %-12s %.3f  by %s"
                    .formatted(
                            prediction.imageId(),
                            prediction.label(),
                            prediction.confidence(),
                            ModelId.parse(prediction.modelId()).shortForm());
        }
    },
    REJECTIONS {
        @Override
        public Topic<?, ?> topic(Topics topics) {
            return topics.rejections();
        }

        @Override
        Object valueOf(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> message) {
            return Rejection.read(message.headers());
        }

        @Override
        String describe(Object value) {
            Rejection rejection = (Rejection) value;
            return "%-28s %-14s %s".formatted(rejection.imageId(), rejection.reason(), rejection.detail());
        }
    },
    ALERTS {
        @Override
        public Topic<?, ?> topic(Topics topics) {
            return topics.driftAlerts();
        }

        @Override
        String describe(Object value) {
            DriftAlert alert = (DriftAlert) value;
            String causes = alert.causes().stream()
                    .limit(3)
                    .map(cause -> "%s %s (D %.2f)"
                            .formatted(
                                    cause.feature(),
                                    cause.direction().name().toLowerCase(Locale.ROOT),
                                    cause.statistic()))
                    .collect(Collectors.joining(", "));
            String accuracy =
                    alert.accuracy().map(AccuracyText::of).map("  "::concat).orElse("");
            return "%-10s %-10s %s  %s%s".formatted(alert.state(), alert.kind(), alert.episodeId(), causes, accuracy);
        }
    },
    REPORTS {
        @Override
        public Topic<?, ?> topic(Topics topics) {
            return topics.driftReports();
        }

        @Override
        String describe(Object value) {
            DriftReport report = (DriftReport) value;
            FeatureReport leading = report.features().stream()
                    .max(Comparator.comparingDouble(FeatureReport::scaledStatistic))
                    .orElseThrow();
            return "%s  %,d images judged  T %.2f of %.2f  evidence e^%.1f of %,d images%s  most moved: %s (D %.2f, p %.2g)%s%s%s"
                    .formatted(
                            ModelId.parse(report.modelId()).shortForm(),
                            report.judgedImages(),
                            report.rollingKs().largestStatistic(),
                            report.rollingKs().threshold(),
                            report.eDetector().logEvidence(),
                            report.eDetector().expectedRunLengthImages(),
                            OrderText.howLong(report.eDetector().expectedRunLengthSeconds()),
                            leading.name(),
                            leading.statistic(),
                            leading.correctedPValue(),
                            report.serialDependence().map(OrderText::warning).orElse(""),
                            report.accuracy()
                                    .map(AccuracyText::of)
                                    .map("  "::concat)
                                    .orElse(""),
                            report.estimatedAccuracy()
                                    .map(AccuracyText::of)
                                    .map("  "::concat)
                                    .orElse(""));
        }
    },
    MODELS {
        @Override
        public Topic<?, ?> topic(Topics topics) {
            return topics.models();
        }

        @Override
        String describe(Object value) {
            ModelAnnouncement model = (ModelAnnouncement) value;
            return "%-10s %s  %s, by %s".formatted(model.role(), model.id().shortForm(), model.why(), model.by());
        }
    },
    /** How retrainings go, and what follows promotions. */
    RETRAININGS {
        @Override
        public Topic<?, ?> topic(Topics topics) {
            return topics.retrainingEvents();
        }

        @Override
        String describe(Object value) {
            RetrainingEvent event = (RetrainingEvent) value;
            return "%-11s %s  %s".formatted(event.kind(), event.at(), event.explanation());
        }
    };

    public abstract Topic<?, ?> topic(Topics topics);

    /** One line for a person. */
    abstract String describe(Object value);

    /** What one record says. */
    Object valueOf(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> message) {
        return topic.value().deserializer().deserialize(topic.name(), message.headers(), message.value());
    }

    /**
     * One line for one record.
     *
     * @param json whether the line is for a program
     * @throws org.apache.kafka.common.errors.SerializationException if the record is not what belongs on this topic
     */
    public String line(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> message, boolean json) {
        Object value = valueOf(topic, message);
        if (value == null) {
            return json ? "null" : "(removed)";
        }
        return json ? Json.line(value) : describe(value);
    }

    /** The name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
