package io.plumbline.stream.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.HostileRecords;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.fixture.TestPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of hostile records through the stream as it is. */
@ExtendWith(SharedBroker.class)
class HostileRecordsIT {

    private static final int RECORDS = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldReplyToEachOfThemOnce(EmbeddedBroker broker, @TempDir Path directory) throws Exception {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "hostile.")) {
            cluster.announce(TestPackages.announcement(new TestPackages(directory).write(1), ModelRole.CHAMPION));
            HostileRecords records = new HostileRecords(11);
            for (int i = 0; i < RECORDS; i++) {
                records.next().sendTo(cluster);
            }
            List<SourcePosition> sent = cluster.flush();
            ServingConfig config = ServingConfig.of(cluster.connection(), cluster.topics(), directory);
            ServingCounts counts;

            // When
            try (Serving serving = Serving.start(config)) {
                serving.awaitReady(PATIENCE);
                await().atMost(PATIENCE).until(() -> serving.counts().answered() >= RECORDS);
                counts = serving.counts();
            }

            // Then
            List<Prediction> predictions =
                    cluster.committedValues(cluster.topics().predictions());
            List<Rejection> rejections = cluster.committed(cluster.topics().rejections()).stream()
                    .map(record -> Rejection.read(record.headers()))
                    .toList();
            assertThat(Stream.concat(
                            predictions.stream().map(Prediction::source),
                            rejections.stream().map(Rejection::source)))
                    .containsExactlyInAnyOrderElementsOf(sent);
            Map<RejectionReason, Long> byReason = rejections.stream()
                    .map(Rejection::reason)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            byReason.forEach((reason, count) ->
                    assertThat(counts.rejected().get(reason)).as(reason.name()).isEqualTo(count));
            assertThat(predictions).hasSizeGreaterThan(RECORDS / 10);
            assertThat(byReason)
                    .containsOnlyKeys(
                            RejectionReason.EMPTY,
                            RejectionReason.UNKNOWN_FORMAT,
                            RejectionReason.CORRUPT,
                            RejectionReason.TOO_LARGE,
                            RejectionReason.WRONG_SIZE);
        }
    }
}
