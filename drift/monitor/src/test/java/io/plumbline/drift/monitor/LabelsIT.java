package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.drift.AccuracyReport;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftKind;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.LabelCounts;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.model.pack.PackedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels and predictions on a broker, in differing numbers of partitions. The model takes every image for a shoe. */
class LabelsIT {

    private static final Topics TOPICS = new Topics("it.");
    private static final int PARTITIONS = 4;
    private static final int FEWER_PARTITIONS = 3;
    private static final int MORE_PARTITIONS = 6;
    private static final long LABELS = 435;
    private static final LabelCounts ALL_FATES = new LabelCounts(400, 10, 10, 5, 3, 7);
    private static final long IMAGES = 800;
    private static final long BETWEEN_IMAGES_MS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LabelSettings SETTINGS =
            new LabelSettings(Duration.ofSeconds(30), Duration.ofSeconds(10), 1_000_000);
    private static final String RIGHT = "shoe";
    private static final String WRONG = "shirt";

    /** A broker refuses time stamps from the future. */
    private static final long START_MS =
            System.currentTimeMillis() - Duration.ofMinutes(10).toMillis();

    private final PredictionRecords records = new PredictionRecords(TOPICS, 7);
    private TestCluster cluster;

    @AfterEach
    void stopBroker() {
        cluster.close();
    }

    @Test
    void shouldJoinLabelsOfMorePartitionsThanPredictionsHave(@TempDir Path directory) throws Exception {
        // Given
        cluster = new TestCluster(TOPICS, MORE_PARTITIONS);
        PackedModel model = PackedModels.write(directory.resolve("trained"), "labelled");
        cluster.announce(model, Instant.ofEpochMilli(START_MS));
        sendLabels();
        send(model, 0, IMAGES / 2);

        // When
        try (Monitor monitor = Monitor.start(config(directory), InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> labelsRead(monitor) >= LABELS);
            send(model, IMAGES / 2, IMAGES);
            await().atMost(PATIENCE).until(() -> isComplete(TOPICS));
            assertThat(monitor.failure()).isEmpty();
        }

        // Then
        assertThat(latest(TOPICS).flatMap(DriftReport::labels)).hasValue(ALL_FATES);
    }

    @Test
    void shouldJoinLabelsHoweverTheyComeAndFindTheSameInAReplay(@TempDir Path directory) throws Exception {
        // Given
        cluster = new TestCluster(TOPICS, FEWER_PARTITIONS);
        PackedModel model = PackedModels.write(directory.resolve("trained"), "labelled");
        cluster.announce(model, Instant.ofEpochMilli(START_MS));
        MonitorConfig config = config(directory.resolve("first"));
        try (Monitor before = Monitor.start(config, InstantSource.system())) {
            sendLabels();
            send(model, 0, IMAGES / 2);
            await().atMost(PATIENCE).until(() -> latest(TOPICS).isPresent());
            assertThat(before.failure()).isEmpty();
        }
        MonitorConfig replaying = config(directory.resolve("again")).replaying("it");

        // When
        try (Monitor after = Monitor.start(config, InstantSource.system())) {
            send(model, IMAGES / 2, IMAGES);
            await().atMost(PATIENCE).until(() -> isComplete(TOPICS));
            assertThat(after.failure()).isEmpty();
        }
        try (Monitor again = Monitor.replay(replaying, Since.parse("0"), InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> isComplete(replaying.output()));
            assertThat(again.failure()).isEmpty();
        }

        // Then
        DriftReport report = latest(TOPICS).orElseThrow();
        assertThat(report.labels()).hasValue(ALL_FATES);
        AccuracyReport accuracy = report.accuracy().orElseThrow();
        assertThat(accuracy.labels()).isEqualTo(400);
        assertThat(accuracy.accuracy()).isEqualTo(.6);
        assertThat(report.estimatedAccuracy()
                        .orElseThrow()
                        .checked()
                        .orElseThrow()
                        .labels())
                .isEqualTo(400);
        assertThat(cluster.committed(TOPICS.driftAlerts()))
                .filteredOn(alert -> alert.kind() == DriftKind.ACCURACY)
                .isNotEmpty()
                .first()
                .extracting(DriftAlert::detector)
                .isEqualTo(DriftAlert.Detector.ACCURACY);
        assertThat(upToTheEnd(replaying.output())).isEqualTo(upToTheEnd(TOPICS));
    }

    private static long labelsRead(Monitor monitor) {
        return monitor.labels().values().stream().mapToLong(Long::longValue).sum();
    }

    /** All of them, in the order of their times, before any image comes. */
    private void sendLabels() throws Exception {
        List<Timed> labels = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (long number = 0; number < 100; number++) {
                labels.add(label(partition, number, number < 60 ? RIGHT : WRONG, 1_000));
            }
        }
        for (long number = 0; number < 10; number++) {
            labels.add(label(0, number, RIGHT, 2_000));
            labels.add(label(1, number, WRONG, 2_000));
        }
        for (long number = 200; number < 205; number++) {
            labels.add(label(2, number, RIGHT, SETTINGS.retention().toMillis() + 1));
        }
        for (long number = 300; number < 303; number++) {
            labels.add(label(3, number, "no class", 1_000));
        }
        for (long number = 1_000_000; number < 1_000_007; number++) {
            labels.add(new Timed(new Label("image-0-" + number, RIGHT), START_MS));
        }
        labels.stream().sorted(Comparator.comparingLong(Timed::stampMs)).forEach(this::send);
        cluster.flush();
    }

    private record Timed(Label label, long stampMs) {}

    private static Timed label(int partition, long number, String label, long laterMs) {
        return new Timed(new Label("image-%d-%d".formatted(partition, number), label), stampMs(number) + laterMs);
    }

    /** Keyed as the contract says; in which partition is up to the producer. */
    private void send(Timed timed) {
        cluster.send(new ProducerRecord<>(
                TOPICS.labels().name(),
                null,
                timed.stampMs(),
                TOPICS.labels().key().serializer().serialize("", timed.label().imageId()),
                Json.write(timed.label())));
    }

    private void send(PackedModel model, long from, long to) throws Exception {
        for (long number = from; number < to; number++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                RecordHeaders headers = new RecordHeaders();
                FeatureHeader.write(
                        headers, FloatVector.of(PackedModels.vector(new SplittableRandom(number * 4 + partition))));
                cluster.send(new ProducerRecord<>(
                        TOPICS.predictions().name(),
                        partition,
                        stampMs(number),
                        null,
                        records.value(model.id().toString(), partition, number),
                        headers));
            }
        }
        cluster.flush();
    }

    private static long stampMs(long number) {
        return START_MS + BETWEEN_IMAGES_MS * number;
    }

    private MonitorConfig config(Path directory) {
        return MonitorProcess.config(cluster.connection().bootstrapServers(), directory)
                .withLabels(SETTINGS);
    }

    /** Whether all but the last panes, which are still open, have been judged. */
    private boolean isComplete(Topics topics) {
        return latest(topics)
                .filter(report -> report.judgedImages() >= (IMAGES - 40) * PARTITIONS)
                .isPresent();
    }

    private Optional<DriftReport> latest(Topics topics) {
        return cluster.committed(topics.driftReports()).stream().reduce((older, newer) -> newer);
    }

    private List<DriftReport> upToTheEnd(Topics topics) {
        return cluster.committed(topics.driftReports()).stream()
                .filter(report -> report.judgedImages() <= (IMAGES - 40) * PARTITIONS)
                .toList();
    }
}
