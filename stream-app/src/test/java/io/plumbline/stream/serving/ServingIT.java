package io.plumbline.stream.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.stream.champion.PackageLoader;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.champion.WarmUp;
import io.plumbline.stream.count.ServingCounts;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.ImageMix;
import io.plumbline.stream.fixture.Sent;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.fixture.TestPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The batch path on a broker, with a real model, against scoring every image alone. */
@ExtendWith(SharedBroker.class)
class ServingIT {

    private static final int IMAGES = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldAnswerEachImageOnceAndAsIfItHadBeenScoredAlone(EmbeddedBroker broker, @TempDir Path directory)
            throws Exception {
        // Given
        ModelAnnouncement champion =
                TestPackages.announcement(new TestPackages(directory).write(1), ModelRole.CHAMPION);
        ServingModel alone = new PackageLoader(
                        directory.resolve("alone"),
                        FetchSettings.withDefaults(),
                        new WarmUp(1, Duration.ofSeconds(1), InstantSource.system()))
                .load(champion, Optional.empty());
        ImageMix mix = new ImageMix(7, 9);
        List<Sent> sent = Stream.generate(mix::next).limit(IMAGES).toList();
        try (Cluster cluster = Cluster.withTopics(broker, "batch.")) {
            cluster.announce(champion);
            Map<String, SourcePosition> positions = send(sent, cluster);
            ServingConfig config = ServingConfig.of(cluster.connection(), cluster.topics(), directory)
                    .with(new Batching(2, 64, 500));
            ServingCounts counts;

            // When
            try (Serving serving = Serving.start(config)) {
                serving.awaitReady(PATIENCE);
                await().atMost(PATIENCE).until(() -> serving.counts().answered() >= IMAGES);
                counts = serving.counts();
            }

            // Then
            List<ConsumerRecord<byte[], byte[]>> predicted =
                    cluster.committed(cluster.topics().predictions());
            List<ConsumerRecord<byte[], byte[]>> rejected =
                    cluster.committed(cluster.topics().rejections());
            assertEachOnce(sent, predictions(cluster), rejected);
            assertLikeAlone(sent, predictions(cluster), alone, positions);
            assertRejectedAsSent(sent, rejected, positions);
            Stream.concat(predicted.stream(), rejected.stream())
                    .forEach(record ->
                            assertThat(record.headers()).extracting(Header::key).doesNotContain("plumbline-promise"));
            assertThat(predicted)
                    .allMatch(record -> FeatureHeader.read(record.headers()).isPresent());
            assertThat(counts.lone()).isZero();
            assertThat(counts.interceptorFailures()).isZero();
            assertThat(counts.chunks()).isBetween(1L, IMAGES / 8L);
            assertThat(counts.scored()).isEqualTo(predicted.size());
            assertThat(counts.rejectedInAll()).isEqualTo(rejected.size());
        } finally {
            alone.close();
        }
    }

    /** Every tenth image comes with a forged promise. */
    private static Map<String, SourcePosition> send(List<Sent> sent, Cluster cluster) {
        for (int i = 0; i < sent.size(); i++) {
            if (i % 10 == 0) {
                sendForged(sent.get(i), cluster);
            } else {
                cluster.send(sent.get(i));
            }
        }
        List<SourcePosition> positions = cluster.flush();
        return IntStream.range(0, sent.size())
                .boxed()
                .collect(Collectors.toMap(i -> sent.get(i).id(), positions::get));
    }

    private static void sendForged(Sent sent, Cluster cluster) {
        Headers headers = new RecordHeaders()
                .add("plumbline-promise", "forged".getBytes(UTF_8))
                .add("plumbline-promise", null);
        sent.headers().forEach(headers::add);
        cluster.send(cluster.topics().images(), null, sent.image().value(), headers);
    }

    private static List<Prediction> predictions(Cluster cluster) {
        return cluster.committedValues(cluster.topics().predictions());
    }

    private static void assertEachOnce(
            List<Sent> sent, List<Prediction> predictions, List<ConsumerRecord<byte[], byte[]>> rejected) {
        List<String> ids = Stream.concat(
                        predictions.stream().map(Prediction::imageId),
                        rejected.stream()
                                .map(record -> Rejection.read(record.headers()).imageId()))
                .toList();
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(sent.stream().map(Sent::id).toList());
    }

    private static void assertLikeAlone(
            List<Sent> sent, List<Prediction> predictions, ServingModel alone, Map<String, SourcePosition> positions) {
        Map<String, Sent> byId = sent.stream().collect(Collectors.toMap(Sent::id, Function.identity()));
        for (Prediction prediction : predictions) {
            Sent image = byId.get(prediction.imageId());
            Scored expected = (Scored) alone.score(List.of(image.image())).get(0);
            assertThat(prediction.label()).isEqualTo(expected.label());
            assertThat(prediction.probabilities().toArray())
                    .containsExactly(expected.probabilities().toArray(), within(1e-5f));
            assertThat(prediction.modelId()).isEqualTo(alone.id());
            assertThat(prediction.source()).isEqualTo(positions.get(image.id()));
        }
    }

    private static void assertRejectedAsSent(
            List<Sent> sent, List<ConsumerRecord<byte[], byte[]>> rejected, Map<String, SourcePosition> positions) {
        Map<String, Sent> byId = sent.stream().collect(Collectors.toMap(Sent::id, Function.identity()));
        for (ConsumerRecord<byte[], byte[]> record : rejected) {
            Rejection rejection = Rejection.read(record.headers());
            Sent image = byId.get(rejection.imageId());
            assertThat(image.rejection()).contains(rejection.reason());
            assertThat(record.value()).isEqualTo(image.image().value());
            assertThat(rejection.source()).isEqualTo(positions.get(image.id()));
            assertThat(rejection.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        }
    }
}
