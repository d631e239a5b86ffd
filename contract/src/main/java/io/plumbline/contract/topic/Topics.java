package io.plumbline.contract.topic;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.drift.AcceptedReference;
import io.plumbline.contract.drift.AlertAction;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.json.JsonSerde;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Every topic of one Plumbline, under one prefix: the only place where a topic is named. The same is told to people in
 * {@code schema/asyncapi.yaml} beside this package, with a JSON Schema for each value that is JSON.
 *
 * @param prefix put before every topic, application id and consumer group, so that several Plumblines live on one
 *     cluster; may be empty
 */
public record Topics(String prefix) {

    /** The largest encoded image, and so the largest value on {@code images}, in bytes. */
    public static final int LARGEST_IMAGE_BYTES = 8 << 20;

    /** What the key and the headers of a record may take on top of its value, in bytes. */
    public static final int LARGEST_HEADERS_BYTES = 64 << 10;

    /** What Kafka puts around a record that travels alone, with some room: its batch, and the lengths of its parts. */
    private static final int FRAME_BYTES = 4 << 10;

    /**
     * The largest record on {@code images}, in bytes. Whoever sends images must be allowed as much by the producer's {@code
     * max.request.size}.
     */
    public static final int LARGEST_IMAGE_RECORD_BYTES = LARGEST_IMAGE_BYTES + LARGEST_HEADERS_BYTES + FRAME_BYTES;

    /**
     * The largest answer to an image, in bytes: a rejection keeps the key, value and headers of the image, which may make up
     * all of the largest record, and adds headers of its own. Whoever writes answers must be allowed as much by the
     * producer's {@code max.request.size}.
     */
    public static final int LARGEST_ANSWER_BYTES = LARGEST_IMAGE_RECORD_BYTES + (1 << 20);

    /** What a topic of predictions must take at least, in bytes: Kafka's own default, and room beside the longest key. */
    public static final int LARGEST_PREDICTION_BYTES = 1 << 20;

    private static final int SERVING_PARTITIONS = 4;
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");
    private static final Map<String, String> A_WEEK = retention(Duration.ofDays(7));
    private static final Map<String, String> A_WEEK_OF_IMAGES = upTo(LARGEST_IMAGE_RECORD_BYTES, A_WEEK);
    private static final Map<String, String> A_WEEK_OF_ANSWERS = upTo(LARGEST_ANSWER_BYTES, A_WEEK);
    private static final Map<String, String> A_QUARTER = retention(Duration.ofDays(90));
    private static final Map<String, String> COMPACTED = Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);

    public Topics {
        if (!PREFIX.matcher(Require.present("prefix", prefix)).matches()) {
            throw new IllegalArgumentException(
                    "Not a topic prefix: '%s'; use up to 100 letters, digits, '.', '_' and '-'".formatted(prefix));
        }
    }

    /** Image records, under whatever key their sender partitions by. */
    public Topic<byte[], byte[]> images() {
        return new Topic<>(
                prefix + "images", Serdes.ByteArray(), Serdes.ByteArray(), SERVING_PARTITIONS, false, A_WEEK_OF_IMAGES);
    }

    /** The answer to each image that could be scored, under the image's key. */
    public Topic<byte[], Prediction> predictions() {
        return predictions("predictions");
    }

    /** What a shadow makes of each image, under the image's key; nobody is answered by it. */
    public Topic<byte[], Prediction> shadowPredictions() {
        return predictions("predictions-shadow");
    }

    /** Each image that could not be scored: its own key, bytes and headers, and why. */
    public Topic<byte[], byte[]> rejections() {
        return new Topic<>(
                prefix + "images-dlq",
                Serdes.ByteArray(),
                Serdes.ByteArray(),
                SERVING_PARTITIONS,
                false,
                A_WEEK_OF_ANSWERS);
    }

    /** Ground truth, keyed by image id. */
    public Topic<String, Label> labels() {
        return json("labels", Label.class, SERVING_PARTITIONS, false, A_WEEK);
    }

    /** Which model package is what, keyed by model id. Its one partition puts all changes in one order. */
    public Topic<String, ModelAnnouncement> models() {
        return ordered("models", ModelAnnouncement.class, COMPACTED);
    }

    /** What each serving instance did with each package, keyed by instance. */
    public Topic<String, ModelEvent> modelEvents() {
        return json("models-events", ModelEvent.class, 1, false, A_QUARTER);
    }

    /**
     * Counts per feature and bin, keyed by model id; only the monitor reads them. Its one partition lets one judge see
     * the panes of all partitions and of all models.
     */
    public Topic<String, byte[]> driftPanes() {
        return new Topic<>(prefix + "drift-panes", Serdes.String(), Serdes.ByteArray(), 1, true, A_WEEK);
    }

    /** The state of every feature, keyed by model id. */
    public Topic<String, DriftReport> driftReports() {
        return json("drift-reports", DriftReport.class, 1, false, A_WEEK);
    }

    /** Episodes of drift, keyed by episode id. */
    public Topic<String, DriftAlert> driftAlerts() {
        return json("drift-alerts", DriftAlert.class, 1, false, A_QUARTER);
    }

    /** What people on call did about episodes, each keyed by episode id, action, time and person. */
    public Topic<String, AlertAction> alertActions() {
        return json("drift-alert-actions", AlertAction.class, 1, false, COMPACTED);
    }

    /** References that someone accepted, keyed by reference id. Its one partition puts them in one order. */
    public Topic<String, AcceptedReference> driftReferences() {
        return ordered("drift-references", AcceptedReference.class, COMPACTED);
    }

    /** Requests for a new model, keyed by trigger id. Its one partition has them answered in the order they came in. */
    public Topic<String, RetrainingTrigger> retrainingTriggers() {
        return ordered("retraining-triggers", RetrainingTrigger.class, A_QUARTER);
    }

    /** What came of each request, keyed by trigger id. Its one partition tells which verdict on a trigger is the first. */
    public Topic<String, RetrainingVerdict> retrainingVerdicts() {
        return ordered("retraining-verdicts", RetrainingVerdict.class, A_QUARTER);
    }

    /** How retrainings go, and what follows promotions, keyed by the champion's id. Its one partition keeps their order. */
    public Topic<String, RetrainingEvent> retrainingEvents() {
        return ordered("retraining-events", RetrainingEvent.class, A_QUARTER);
    }

    /** All of them, in the order in which data meets them. */
    public List<Topic<?, ?>> all() {
        return List.of(
                images(),
                predictions(),
                shadowPredictions(),
                rejections(),
                labels(),
                models(),
                modelEvents(),
                driftPanes(),
                driftReports(),
                driftAlerts(),
                alertActions(),
                driftReferences(),
                retrainingTriggers(),
                retrainingVerdicts(),
                retrainingEvents());
    }

    /** The Streams application id or consumer group of one part of this Plumbline. */
    public String groupOf(String part) {
        return prefix + "plumbline-" + part;
    }

    private Topic<byte[], Prediction> predictions(String name) {
        return new Topic<>(
                prefix + name,
                Serdes.ByteArray(),
                new JsonSerde<>(Prediction.class),
                SERVING_PARTITIONS,
                false,
                A_WEEK_OF_ANSWERS);
    }

    private <V> Topic<String, V> ordered(String name, Class<V> type, Map<String, String> configuration) {
        return json(name, type, 1, true, configuration);
    }

    private <V> Topic<String, V> json(
            String name, Class<V> type, int partitions, boolean mustHaveOne, Map<String, String> configuration) {
        Serde<V> value = new JsonSerde<>(type);
        return new Topic<>(prefix + name, Serdes.String(), value, partitions, mustHaveOne, configuration);
    }

    private static Map<String, String> upTo(int bytes, Map<String, String> others) {
        Map<String, String> configuration = new HashMap<>(others);
        configuration.put(MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes));
        return configuration;
    }

    private static Map<String, String> retention(Duration duration) {
        return Map.of(RETENTION_MS_CONFIG, Long.toString(duration.toMillis()));
    }
}
