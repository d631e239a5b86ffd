package io.plumbline.stream.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.stream.champion.PackageLoader;
import io.plumbline.stream.champion.WarmUp;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.CountingLoader;
import io.plumbline.stream.fixture.ImageMix;
import io.plumbline.stream.fixture.Sent;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.fixture.TestPackages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Challengers beside the champion, and many swaps, while images flow. */
@ExtendWith(SharedBroker.class)
class LineupIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final ImageMix mix = new ImageMix(5, 100);
    private final List<Sent> sent = new ArrayList<>();
    private TestPackages packages;

    @BeforeEach
    void packagesGoIntoADirectory() {
        packages = new TestPackages(directory.resolve("announced"));
    }

    @Test
    void shouldShadowEverythingAndAnswerAShareOfTheKeysByTheCanary(EmbeddedBroker broker) {
        // Given
        PackedModel champion = packages.write(1);
        PackedModel canary = packages.write(2);
        PackedModel shadow = packages.write(3);
        try (Cluster cluster = Cluster.withTopics(broker, "lineup.")) {
            cluster.announce(announced(champion, ModelRole.CHAMPION));
            cluster.announce(announced(shadow, ModelRole.SHADOW));
            cluster.announce(
                    announced(canary, ModelRole.CHALLENGER).asCanary(0.5, Instant.now(), "test", "a test needs it"));
            try (Serving serving = Serving.start(config(cluster))) {
                await().atMost(PATIENCE)
                        .until(() -> serving.canaryId().isPresent()
                                && serving.shadowId().isPresent());
                serving.awaitReady(PATIENCE);

                // When
                send(cluster, 2_000);
                awaitAllAnswered(serving);
            }

            // Then
            List<ConsumerRecord<byte[], byte[]>> answers =
                    cluster.committed(cluster.topics().predictions());
            List<ConsumerRecord<byte[], byte[]>> shadowed =
                    cluster.committed(cluster.topics().shadowPredictions());
            assertThat(modelsByKey(cluster, answers).values()).allMatch(models -> models.size() == 1);
            assertThat(models(cluster, answers))
                    .containsExactlyInAnyOrder(
                            champion.id().toString(), canary.id().toString());
            assertThat(models(cluster, shadowed)).containsExactly(shadow.id().toString());
            assertThat(ids(cluster, shadowed)).isEqualTo(ids(cluster, answers)).hasSize(shadowed.size());
            assertThat(shadowed)
                    .allMatch(record -> FeatureHeader.read(record.headers()).isPresent())
                    .allMatch(record -> record.key() != null);
        }
    }

    @Test
    void shouldLoseNothingAndCloseEveryModelOverManySwaps(EmbeddedBroker broker) {
        // Given
        List<PackedModel> models = List.of(packages.write(1), packages.write(2), packages.write(3));
        try (Cluster cluster = Cluster.withTopics(broker, "swaps.")) {
            cluster.announce(announced(models.get(0), ModelRole.CHAMPION));
            ServingConfig config = config(cluster);
            CountingLoader loader = new CountingLoader(new PackageLoader(
                    directory.resolve("copies"),
                    FetchSettings.withDefaults(),
                    new WarmUp(64, Duration.ofSeconds(1), InstantSource.system())));
            try (Serving serving = Serving.start(config, loader, InstantSource.system())) {
                serving.awaitReady(PATIENCE);

                // When
                for (int i = 1; i <= 9; i++) {
                    PackedModel next = models.get(i % models.size());
                    cluster.announce(announced(next, ModelRole.CHAMPION));
                    do {
                        send(cluster, 100);
                        awaitAllAnswered(serving);
                    } while (!serving.championId().equals(Optional.of(next.id().toString())));
                }
                send(cluster, 100);
                awaitAllAnswered(serving);

                // Then
                assertThat(serving.counts().swaps()).isEqualTo(10);
                await().atMost(PATIENCE).until(() -> loader.open() == 2);
            }
            assertThat(loader.open()).isZero();
            assertThat(loader.mostOpen()).isLessThanOrEqualTo(3);
            List<Prediction> predictions =
                    cluster.committedValues(cluster.topics().predictions());
            assertThat(predictions).extracting(Prediction::imageId).doesNotHaveDuplicates();
            assertThat(predictions.size()
                            + cluster.committed(cluster.topics().rejections()).size())
                    .isEqualTo(sent.size());
        }
    }

    private void send(Cluster cluster, int images) {
        for (int i = 0; i < images; i++) {
            sent.add(mix.next());
            cluster.send(sent.get(sent.size() - 1));
        }
        cluster.flush();
    }

    private void awaitAllAnswered(Serving serving) {
        await().atMost(PATIENCE).until(() -> serving.counts().answered() >= sent.size());
    }

    private static Map<String, Set<String>> modelsByKey(Cluster cluster, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Set<String>> models = new HashMap<>();
        records.forEach(record -> models.computeIfAbsent(new String(record.key(), UTF_8), key -> new HashSet<>())
                .add(prediction(cluster, record).modelId()));
        return models;
    }

    private static Set<String> models(Cluster cluster, List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> models = new HashSet<>();
        records.forEach(record -> models.add(prediction(cluster, record).modelId()));
        return models;
    }

    private static Set<String> ids(Cluster cluster, List<ConsumerRecord<byte[], byte[]>> records) {
        Set<String> ids = new HashSet<>();
        records.forEach(record -> ids.add(prediction(cluster, record).imageId()));
        return ids;
    }

    private static Prediction prediction(Cluster cluster, ConsumerRecord<byte[], byte[]> record) {
        return cluster.topics().predictions().value().deserializer().deserialize(record.topic(), record.value());
    }

    private ServingConfig config(Cluster cluster) {
        return ServingConfig.of(cluster.connection(), cluster.topics(), directory.resolve("state"))
                .with(new Batching(2, 64, 500));
    }

    private static ModelAnnouncement announced(PackedModel packed, ModelRole role) {
        return TestPackages.announcement(packed, role);
    }
}
