package io.plumbline.drift.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.judging.Judges;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.judging.Standing;
import io.plumbline.drift.monitor.labels.LabelFate;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.panes.PaneRule;
import io.plumbline.drift.monitor.predictions.SkippedPredictions;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.References;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The monitoring topology in the test driver, with the clock at {@link #START} unless told otherwise. The driver knows one
 * partition of each topic: what several partitions of predictions lead to is told by piping panes into {@code drift-panes}.
 */
public final class TopologyHarness implements AutoCloseable {

    public static final Instant START = Instant.parse("2026-11-24T10:15:30Z");

    private static final Topics TOPICS = new Topics("test.");

    private final PredictionRecords records = new PredictionRecords(TOPICS, 7);
    private final Tallies tallies = Tallies.none();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> predictions;
    private final TestInputTopic<byte[], byte[]> labels;
    private final TestInputTopic<String, PaneNews> panesIn;
    private final TestOutputTopic<String, PaneNews> panesOut;
    private final TestOutputTopic<String, byte[]> reports;
    private final TestOutputTopic<String, byte[]> alerts;
    private final TestOutputTopic<String, byte[]> triggers;

    /**
     * A monitor that reads no labels.
     *
     * @param partitions how many partitions the monitor believes {@code predictions} to have
     */
    public TopologyHarness(Path directory, int partitions, JudgingSettings judging, SyntheticModel... models) {
        this(directory, settings(partitions, LabelSettings.off(), judging), references(models));
    }

    /** A monitor of one partition that reads labels. */
    public TopologyHarness(Path directory, LabelSettings labels, JudgingSettings judging, SyntheticModel... models) {
        this(directory, settings(1, labels, judging), references(models));
    }

    /** Panes as for one partition, judged by both detectors. */
    public static MonitorSettings settings(int partitions, LabelSettings labels, JudgingSettings judging) {
        return new MonitorSettings(partitions, PaneRule.forPartitions(1), labels, judging, Judges.BY_BOTH_DETECTORS);
    }

    public TopologyHarness(Path directory, MonitorSettings settings, References references) {
        this(directory, settings, references, START);
    }

    /** The same with another wall clock. */
    public TopologyHarness(Path directory, MonitorSettings settings, References references, Instant wallClock) {
        driver = new TopologyTestDriver(
                MonitoringTopology.build(TOPICS, TOPICS, settings, references, tallies, InstantSource.fixed(wallClock)),
                properties(directory),
                wallClock);
        predictions = driver.createInputTopic(
                TOPICS.predictions().name(), new ByteArraySerializer(), new ByteArraySerializer());
        labels = settings.labels().areRead()
                ? driver.createInputTopic(TOPICS.labels().name(), new ByteArraySerializer(), new ByteArraySerializer())
                : null;
        PaneNewsSerde news = new PaneNewsSerde();
        panesIn = driver.createInputTopic(TOPICS.driftPanes().name(), new StringSerializer(), news.serializer());
        panesOut = driver.createOutputTopic(TOPICS.driftPanes().name(), new StringDeserializer(), news.deserializer());
        reports = output(TOPICS.driftReports());
        alerts = output(TOPICS.driftAlerts());
        triggers = output(TOPICS.retrainingTriggers());
    }

    /** Sends predictions of the images {@code from} to {@code to − 1}, one in 2 ms of record time. */
    public void send(SyntheticModel model, long from, long to, double mean) {
        for (long number = from; number < to; number++) {
            sendAt(model, number, mean, START.plusMillis(2 * number));
        }
    }

    public void sendAt(SyntheticModel model, long number, double mean, Instant time) {
        sendRaw(records.value(model.id(), 0, number), records.headers(0, number, mean), time);
    }

    public void sendRaw(byte[] value, Headers headers, Instant time) {
        sendKeyed(null, value, headers, time);
    }

    public void sendKeyed(byte[] key, byte[] value, Headers headers, Instant time) {
        predictions.pipeInput(new TestRecord<>(key, value, headers, time));
    }

    /** Sends the label of the image {@code number}. */
    public void sendLabel(long number, String label, Instant time) {
        sendRawLabel(Json.write(new Label("image-0-" + number, label)), time);
    }

    public void sendRawLabel(byte[] value, Instant time) {
        labels.pipeInput(new TestRecord<>(null, value, new RecordHeaders(), time));
    }

    public void sendPane(PaneNews news) {
        String key = news instanceof ClosedPane pane ? pane.modelId() : null;
        panesIn.pipeInput(new TestRecord<>(key, news, new RecordHeaders(), START));
    }

    public void sendDamagedPane() {
        driver.createInputTopic(TOPICS.driftPanes().name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput("damaged", new byte[] {1, 2, 3});
    }

    public void letTheWallClockPass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    public List<PaneNews> news() {
        return panesOut.readValuesToList();
    }

    public List<ClosedPane> panes() {
        return news().stream()
                .flatMap(news -> news instanceof ClosedPane pane ? Stream.of(pane) : Stream.empty())
                .toList();
    }

    public List<DriftReport> reports() {
        return parse(reports.readValuesToList(), DriftReport.class);
    }

    public List<DriftAlert> alerts() {
        return parse(alerts.readValuesToList(), DriftAlert.class);
    }

    public List<RetrainingTrigger> triggers() {
        return parse(triggers.readValuesToList(), RetrainingTrigger.class);
    }

    /** Reports, alerts and triggers as they were written, those that were not read yet. */
    public List<String> written() {
        List<byte[]> written = new ArrayList<>(reports.readValuesToList());
        written.addAll(alerts.readValuesToList());
        written.addAll(triggers.readValuesToList());
        return written.stream().map(bytes -> new String(bytes, UTF_8)).toList();
    }

    public PredictionRecords records() {
        return records;
    }

    public SkippedPredictions skipped() {
        return tallies.skipped();
    }

    public Standing standing() {
        return tallies.standing();
    }

    public Map<LabelFate, Long> labelFates() {
        return tallies.labels().counts();
    }

    @Override
    public void close() {
        driver.close();
    }

    private TestOutputTopic<String, byte[]> output(Topic<String, ?> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), (name, bytes) -> bytes);
    }

    private static <T> List<T> parse(List<byte[]> values, Class<T> type) {
        return values.stream().map(value -> Json.read(value, type)).toList();
    }

    /** The models' own references. */
    public static References references(SyntheticModel... models) {
        return id -> Stream.of(models)
                .filter(model -> model.id().equals(id))
                .findFirst()
                .map(SyntheticModel::reference)
                .orElseGet(() -> new Reference.Unavailable(Reference.Cause.UNKNOWN_MODEL, "never announced"));
    }

    private static Properties properties(Path directory) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        return properties;
    }
}
