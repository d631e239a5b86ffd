package io.plumbline.drift.monitor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNewsSerde;
import io.plumbline.drift.monitor.references.PackagedReferences;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.monitor.references.Reference.Cause;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.PackedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorIT {

    private static final Topics TOPICS = new Topics("it.");
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A broker refuses time stamps from the future. */
    private static final long START_MS =
            System.currentTimeMillis() - Duration.ofMinutes(10).toMillis();

    private static TestCluster cluster;

    private final PredictionRecords records = new PredictionRecords(TOPICS, 7);
    private Process process;

    @BeforeAll
    static void startBroker() throws Exception {
        cluster = new TestCluster(TOPICS);
    }

    @AfterAll
    static void stopBroker() {
        cluster.close();
    }

    @AfterEach
    void endProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldSayWhichTopicsAreMissing(@TempDir Path directory) {
        // Given
        MonitorConfig config = MonitorConfig.of(cluster.connection(), new Topics("other."), directory);

        // Then
        assertThatExceptionOfType(CannotMonitorException.class)
                .isThrownBy(() -> Monitor.start(config, InstantSource.system()))
                .withMessageContaining(
                        "other.predictions, other.labels, other.models, other.drift-references, other.drift-panes");
    }

    @Test
    void shouldMakeNothingForAReplayOfTopicsThatAreMissing(@TempDir Path directory) throws Exception {
        // Given
        MonitorConfig config = MonitorConfig.of(cluster.connection(), new Topics("other."), directory)
                .replaying("it");

        // Then
        assertThatExceptionOfType(CannotMonitorException.class)
                .isThrownBy(() -> Monitor.replay(config, Since.parse("0"), InstantSource.system()))
                .withMessageContaining("other.predictions, other.labels, other.models, other.drift-references;");
        assertThat(cluster.topicNames()).noneMatch(name -> name.startsWith("other."));
    }

    @Test
    void shouldTellWhyAModelHasNoReference(@TempDir Path directory) throws Exception {
        // Given
        PackedModel known = announced(directory, "known");
        PackedModel lost = announced(directory, "lost");
        Files.delete(lost.file());

        // When
        try (PackagedReferences references = new PackagedReferences(
                cluster.connection(),
                TOPICS,
                directory.resolve("copies"),
                FetchSettings.withDefaults(),
                InstantSource.system())) {

            // Then
            assertThat(references.of(known.id().toString())).isInstanceOf(Reference.Known.class);
            assertThat(references.of(lost.id().toString()))
                    .isInstanceOfSatisfying(Reference.Unavailable.class, reference -> assertThat(reference.cause())
                            .isEqualTo(Cause.UNREADABLE_PACKAGE));
            assertThat(references.of("never announced"))
                    .isInstanceOfSatisfying(Reference.Unavailable.class, reference -> assertThat(reference.cause())
                            .isEqualTo(Cause.UNKNOWN_MODEL));
        }
    }

    @Test
    void shouldFetchPackagesOfTheSizeThatItIsTold(@TempDir Path directory) throws Exception {
        // Given
        PackedModel model = announced(directory, "large");
        FetchSettings smaller = FetchSettings.withDefaults().withMaxBytes(model.sizeBytes() - 1);

        // When
        try (PackagedReferences references = new PackagedReferences(
                cluster.connection(), TOPICS, directory.resolve("copies"), smaller, InstantSource.system())) {

            // Then
            assertThat(references.of(model.id().toString()))
                    .isInstanceOfSatisfying(Reference.Unavailable.class, reference -> assertThat(reference.cause())
                            .isEqualTo(Cause.UNREADABLE_PACKAGE));
        }
    }

    @Test
    void shouldCountEveryPredictionOnceThroughAKill(@TempDir Path directory) throws Exception {
        // Given
        PackedModel first = announced(directory, "first");
        PackedModel second = announced(directory, "second");
        process = MonitorProcess.start(cluster.connection().bootstrapServers(), directory);
        send(first, 0, 2_500);
        await().atMost(PATIENCE).until(() -> images(first) > 2_000);

        // When
        send(first, 2_500, 5_000);
        process.destroyForcibly().waitFor();
        send(second, 5_000, 7_000);
        sendAfterASilence(directory, 7_000);
        try (Monitor monitor = Monitor.start(
                MonitorProcess.config(cluster.connection().bootstrapServers(), directory), InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> images(first) + images(second) >= 7_000 * PARTITIONS);
            await().atMost(PATIENCE).until(() -> reports(first).contains(5_000L * PARTITIONS));

            // Then
            assertThat(monitor.isRunning()).isTrue();
            assertThat(monitor.failure()).isEmpty();
            assertThat(monitor.skippedPredictions()).isEmpty();
        }
        assertThat(imagesByModel())
                .containsEntry(first.id().toString(), 5_000L * PARTITIONS)
                .containsEntry(second.id().toString(), 2_000L * PARTITIONS);
        assertThat(reports(first)).isSorted().doesNotHaveDuplicates().last().isEqualTo(5_000L * PARTITIONS);
    }

    @Test
    void shouldCountEveryPredictionOnceWhileInstancesComeAndGo(@TempDir Path directory) throws Exception {
        // Given
        String servers = cluster.connection().bootstrapServers();
        PackedModel model = announced(directory, "shared");
        process = MonitorProcess.start(servers, directory.resolve("one"));
        send(model, 20_000, 21_000);
        await().atMost(PATIENCE).until(() -> images(model) > 0);

        // When
        try (Monitor other =
                Monitor.start(MonitorProcess.config(servers, directory.resolve("other")), InstantSource.system())) {
            await().atMost(PATIENCE).until(other::isRunning);
            send(model, 21_000, 22_000);
            process.destroyForcibly().waitFor();
            send(model, 22_000, 23_000);
            sendAfterASilence(directory, 23_000);

            // Then
            await().atMost(PATIENCE).until(() -> images(model) >= 3_000 * PARTITIONS);
            await().atMost(PATIENCE).until(() -> reports(model).contains(3_000L * PARTITIONS));
        }
        assertThat(images(model)).isEqualTo(3_000L * PARTITIONS);
        assertThat(reports(model)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldJudgeThePastOnceMoreWithTheSameReports(@TempDir Path directory) throws Exception {
        // Given
        String servers = cluster.connection().bootstrapServers();
        PackedModel model = announced(directory, "replayed");
        try (Monitor first =
                Monitor.start(MonitorProcess.config(servers, directory.resolve("first")), InstantSource.system())) {
            send(model, 40_000, 42_000);
            sendAfterASilence(directory, 42_000);
            await().atMost(PATIENCE).until(() -> reports(model).contains(2_000L * PARTITIONS));
            assertThat(first.failure()).isEmpty();
        }
        MonitorConfig config =
                MonitorProcess.config(servers, directory.resolve("again")).replaying("it");

        // When
        try (Monitor again = Monitor.replay(config, Since.parse("0"), InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> reports(config.output(), model).stream()
                    .anyMatch(report -> report.judgedImages() == 2_000L * PARTITIONS));
            assertThat(again.failure()).isEmpty();
        }

        // Then
        assertThat(reports(config.output(), model)).isEqualTo(reports(TOPICS, model));
        assertThat(cluster.committed(config.output().retrainingTriggers())).isEmpty();
    }

    private static PackedModel announced(Path directory, String name) throws Exception {
        PackedModel model = PackedModels.write(directory.resolve("trained"), name);
        cluster.announce(model, Instant.ofEpochMilli(START_MS));
        return model;
    }

    /** Sends predictions to all partitions, one a millisecond to each. */
    private void send(PackedModel model, long from, long to) throws Exception {
        for (long number = from; number < to; number++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                send(model, partition, number, START_MS + number);
            }
        }
        cluster.flush();
    }

    /** Two more predictions of another model in each partition, late enough to close all panes before them. */
    private void sendAfterASilence(Path directory, long number) throws Exception {
        PackedModel model = announced(directory, "closing");
        for (int partition = 0; partition < PARTITIONS; partition++) {
            send(model, partition, number, START_MS + number + 60_000);
            send(model, partition, number + 1, START_MS + number + 60_001);
        }
        cluster.flush();
    }

    private void send(PackedModel model, int partition, long number, long timeMs) {
        RecordHeaders headers = new RecordHeaders();
        FeatureHeader.write(headers, FloatVector.of(PackedModels.vector(new SplittableRandom(number * 4 + partition))));
        cluster.send(new ProducerRecord<>(
                TOPICS.predictions().name(),
                partition,
                timeMs,
                null,
                records.value(model.id().toString(), partition, number),
                headers));
    }

    private static List<ClosedPane> panes() {
        PaneNewsSerde serde = new PaneNewsSerde();
        return cluster.committed(TOPICS.driftPanes()).stream()
                .map(bytes ->
                        serde.deserializer().deserialize(TOPICS.driftPanes().name(), bytes))
                .flatMap(news -> news instanceof ClosedPane pane ? Stream.of(pane) : Stream.empty())
                .toList();
    }

    private static Map<String, Long> imagesByModel() {
        return panes().stream().collect(groupingBy(ClosedPane::modelId, summingLong(pane -> pane.pane()
                .images())));
    }

    private static long images(PackedModel model) {
        return imagesByModel().getOrDefault(model.id().toString(), 0L);
    }

    private static List<Long> reports(PackedModel model) {
        return reports(TOPICS, model).stream().map(DriftReport::judgedImages).toList();
    }

    private static List<DriftReport> reports(Topics topics, PackedModel model) {
        return cluster.committed(topics.driftReports()).stream()
                .filter(report -> report.modelId().equals(model.id().toString()))
                .toList();
    }
}
