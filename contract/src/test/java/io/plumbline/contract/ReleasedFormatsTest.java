package io.plumbline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.image.OriginalTimestamp;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.testing.ReleasedSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values and headers as each release wrote them. */
class ReleasedFormatsTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("records");
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final String FEATURES = "features.bin";
    private static final String REJECTION = "rejection-headers.json";
    private static final FloatVector VECTOR = FloatVector.of(0.5f, -1.25f, 3e-7f);
    private static final Rejection REJECTED = new Rejection(
            "boot-17", RejectionReason.CORRUPT, "Ends in the middle", new SourcePosition("images", 3, 17), "0.1.0");

    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("prediction.json", Examples.prediction()),
            Map.entry("prediction-of-plain-package.json", Examples.predictionOfPlainPackage()),
            Map.entry("label.json", Examples.label()),
            Map.entry("model-announcement.json", Examples.announcement()),
            Map.entry("canary-announcement.json", Examples.canary()),
            Map.entry("model-event.json", Examples.event()),
            Map.entry("drift-report.json", Examples.report()),
            Map.entry("drift-report-without-labels.json", Examples.reportWithoutLabels()),
            Map.entry("drift-alert.json", Examples.inputAlert()),
            Map.entry("accuracy-alert.json", Examples.alert()),
            Map.entry("alert-action.json", Examples.action()),
            Map.entry("accepted-reference.json", Examples.reference()),
            Map.entry("retraining-trigger.json", Examples.trigger()),
            Map.entry("retraining-verdict.json", Examples.verdict()),
            Map.entry("retraining-event.json", Examples.retrainingEvent()));

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("prediction.json", Prediction.class),
            Map.entry("prediction-of-plain-package.json", Prediction.class),
            Map.entry("label.json", Label.class),
            Map.entry("model-announcement.json", ModelAnnouncement.class),
            Map.entry("canary-announcement.json", ModelAnnouncement.class),
            Map.entry("model-event.json", ModelEvent.class),
            Map.entry("drift-report.json", DriftReport.class),
            Map.entry("drift-report-without-labels.json", DriftReport.class),
            Map.entry("drift-alert.json", DriftAlert.class),
            Map.entry("accuracy-alert.json", DriftAlert.class),
            Map.entry("alert-action.json", AlertAction.class),
            Map.entry("accepted-reference.json", AcceptedReference.class),
            Map.entry("retraining-trigger.json", RetrainingTrigger.class),
            Map.entry("retraining-verdict.json", RetrainingVerdict.class),
            Map.entry("retraining-event.json", RetrainingEvent.class),
            // Without the members that came later.
            Map.entry("earlier-accuracy-alert.json", DriftAlert.class),
            Map.entry("earlier-retraining-verdict.json", RetrainingVerdict.class));

    @Test
    void shouldReadEachSample() {
        // Then
        assertThat(SAMPLES.all())
                .extracting(ReleasedFormatsTest::name)
                .allMatch(name -> TYPES.containsKey(name) || name.equals(FEATURES) || name.equals(REJECTION));
    }

    static Stream<Path> values() {
        return SAMPLES.all().stream().filter(sample -> TYPES.containsKey(name(sample)));
    }

    static List<Path> features() {
        return SAMPLES.named(FEATURES);
    }

    static List<Path> rejections() {
        return SAMPLES.named(REJECTION);
    }

    @Test
    void shouldKeepSamplesOfThisVersion() {
        // Given
        Map<String, byte[]> written = new HashMap<>();
        VALUES.forEach((name, value) -> written.put(name, Json.writeIndented(value)));
        Headers features = new RecordHeaders();
        FeatureHeader.write(features, VECTOR);
        written.put(FEATURES, features.lastHeader(FeatureHeader.NAME).value());
        Headers rejection = new RecordHeaders();
        REJECTED.write(rejection);
        OriginalTimestamp.write(rejection, -1);
        written.put(REJECTION, Json.writeIndented(texts(rejection)));

        // Then
        assertThatCode(() -> SAMPLES.require(written)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("values")
    void shouldReadAllThatAnyReleaseSaidInAValue(Path sample) throws IOException {
        // Given
        byte[] released = ReleasedSamples.read(sample);

        // When
        Object read = Json.read(released, TYPES.get(name(sample)));

        // Then
        assertContains(TREES.readTree(Json.write(read)), TREES.readTree(released));
    }

    @ParameterizedTest
    @MethodSource("features")
    void shouldReadTheFeaturesOfAnyRelease(Path sample) {
        // Given
        Headers headers = new RecordHeaders().add(FeatureHeader.NAME, ReleasedSamples.read(sample));

        // Then
        assertThat(FeatureHeader.read(headers)).contains(VECTOR);
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void shouldReadTheRejectionsOfAnyRelease(Path sample) throws IOException {
        // Given
        Headers headers = new RecordHeaders();
        JsonNode texts = TREES.readTree(ReleasedSamples.read(sample));
        texts.fieldNames()
                .forEachRemaining(
                        name -> headers.add(name, texts.get(name).asText().getBytes(UTF_8)));

        // Then
        assertThat(Rejection.read(headers)).isEqualTo(REJECTED);
        assertThat(OriginalTimestamp.read(headers)).hasValue(-1);
    }

    /** Later versions may say more, but nothing else. */
    private static void assertContains(JsonNode whole, JsonNode part) {
        if (part.isObject()) {
            for (Iterator<String> names = part.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                assertThat(whole.has(name)).as(name).isTrue();
                assertContains(whole.get(name), part.get(name));
            }
        } else if (part.isArray()) {
            assertThat(whole.size()).isEqualTo(part.size());
            for (int i = 0; i < part.size(); i++) {
                assertContains(whole.get(i), part.get(i));
            }
        } else {
            assertThat(whole).isEqualTo(part);
        }
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }

    private static String name(Path sample) {
        return sample.getFileName().toString();
    }
}
