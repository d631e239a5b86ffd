package io.plumbline.drift.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.drift.AlertState;
import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.history.Since;
import io.plumbline.model.pack.PackedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A monitor is killed while an episode is open, and another goes on from the changelogs alone. */
class EpisodeRestartIT {

    private static final Topics TOPICS = new Topics("it.");
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final float SHIFT = 1.5f;

    /** A broker refuses time stamps from the future. */
    private static final long START_MS =
            System.currentTimeMillis() - Duration.ofMinutes(10).toMillis();

    @Test
    void shouldGoOnWithTheOpenEpisodeAfterAKillAndFindTheSameInAReplay(@TempDir Path directory) throws Exception {
        try (TestCluster cluster = new TestCluster(TOPICS)) {
            // Given
            String servers = cluster.connection().bootstrapServers();
            PackedModel model = PackedModels.write(directory.resolve("trained"), "drifting");
            cluster.announce(model, Instant.ofEpochMilli(START_MS));
            Process process = MonitorProcess.start(servers, directory.resolve("one"));
            try {
                send(cluster, model, 0, 1_500, 0);
                send(cluster, model, 1_500, 2_500, SHIFT);
                await().atMost(PATIENCE).until(() -> has(AlertState.CONFIRMED, alerts(cluster, TOPICS)));
            } finally {
                process.destroyForcibly().waitFor();
            }
            MonitorConfig replaying =
                    MonitorProcess.config(servers, directory.resolve("again")).replaying("it");

            // When
            send(cluster, model, 2_500, 3_500, SHIFT);
            try (Monitor other =
                    Monitor.start(MonitorProcess.config(servers, directory.resolve("other")), InstantSource.system())) {
                send(cluster, model, 3_500, 8_500, 0);
                await().atMost(PATIENCE).until(() -> has(AlertState.RESOLVED, alerts(cluster, TOPICS)));
                assertThat(other.failure()).isEmpty();
            }
            try (Monitor again = Monitor.replay(replaying, Since.parse("0"), InstantSource.system())) {
                await().atMost(PATIENCE).until(() -> has(AlertState.RESOLVED, alerts(cluster, replaying.output())));
                assertThat(again.failure()).isEmpty();
            }

            // Then
            List<DriftAlert> alerts = alerts(cluster, TOPICS);
            assertThat(alerts.stream().map(DriftAlert::episodeId).distinct()).hasSize(1);
            assertThat(alerts)
                    .extracting(DriftAlert::state)
                    .containsOnlyOnce(AlertState.CONFIRMED, AlertState.RESOLVED)
                    .endsWith(AlertState.RESOLVED);
            DriftAlert.Resolution end =
                    alerts.get(alerts.size() - 1).resolution().orElseThrow();
            assertThat(end.firstStepAt()).isEqualTo(alerts.get(0).at());
            assertThat(end.images()).isGreaterThan(1_500L * PARTITIONS);
            assertThat(alerts(cluster, replaying.output())).isEqualTo(alerts);
            assertThat(cluster.committed(TOPICS.driftReports()))
                    .extracting(DriftReport::judgedImages)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(cluster.committed(TOPICS.retrainingTriggers())).hasSize(1);
        }
    }

    private static boolean has(AlertState state, List<DriftAlert> alerts) {
        return alerts.stream().anyMatch(alert -> alert.state() == state);
    }

    private static List<DriftAlert> alerts(TestCluster cluster, Topics topics) {
        return cluster.committed(topics.driftAlerts());
    }

    /** Sends predictions to all partitions, one a millisecond to each. */
    private static void send(TestCluster cluster, PackedModel model, long from, long to, float shift) throws Exception {
        PredictionRecords records = new PredictionRecords(TOPICS, 7);
        for (long number = from; number < to; number++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                float[] vector = PackedModels.vector(new SplittableRandom(number * PARTITIONS + partition));
                vector[0] += shift;
                RecordHeaders headers = new RecordHeaders();
                FeatureHeader.write(headers, FloatVector.of(vector));
                cluster.send(new ProducerRecord<>(
                        TOPICS.predictions().name(),
                        partition,
                        START_MS + number,
                        null,
                        records.value(model.id().toString(), partition, number),
                        headers));
            }
        }
        cluster.flush();
    }
}
