package io.plumbline.stream.serving;

import static io.plumbline.contract.models.ModelEvent.Kind.LOADED;
import static io.plumbline.contract.models.ModelEvent.Kind.REFUSED;
import static io.plumbline.contract.models.ModelEvent.Kind.SWAPPED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.topic.Topic;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.stream.champion.PackageLoader;
import io.plumbline.stream.champion.ServingModel;
import io.plumbline.stream.champion.WarmUp;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.ForgedPackages;
import io.plumbline.stream.fixture.ImageMix;
import io.plumbline.stream.fixture.Sent;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.fixture.TestPackages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Models that come, go and are refused while images flow. */
@ExtendWith(SharedBroker.class)
class HotSwapIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_UNANSWERED = 2_000;

    @TempDir
    private Path directory;

    private final ImageMix mix = new ImageMix(3, 1_000);
    private final List<Sent> sent = new ArrayList<>();
    private TestPackages packages;

    @BeforeEach
    void packagesGoIntoADirectory() {
        packages = new TestPackages(directory.resolve("announced"));
    }

    @Test
    void shouldLoseNothingAndNameTheModelOfEachPredictionWhileModelsChange(EmbeddedBroker broker) throws Exception {
        // Given
        PackedModel first = packages.write(1);
        PackedModel second = packages.write(2);
        try (Cluster cluster = Cluster.withTopics(broker, "swap.")) {
            cluster.announce(champion(first));
            try (Serving serving = Serving.start(config(cluster))) {
                serving.awaitReady(PATIENCE);
                sendUntil(() -> true, serving, cluster);
                awaitAllAnswered(serving);

                // When
                cluster.announce(champion(second));
                sendUntil(() -> serves(serving, second), serving, cluster);
                sendUntil(() -> true, serving, cluster);
                awaitAllAnswered(serving);
                cluster.announce(champion(first));
                sendUntil(() -> serves(serving, first), serving, cluster);
                sendUntil(() -> true, serving, cluster);
                awaitAllAnswered(serving);
            }

            // Then
            List<Prediction> predictions =
                    cluster.committedValues(cluster.topics().predictions());
            assertThat(predictions.size()
                            + cluster.committed(cluster.topics().rejections()).size())
                    .isEqualTo(sent.size());
            assertThat(predictions).extracting(Prediction::imageId).doesNotHaveDuplicates();
            assertMadeByTheModelTheyName(predictions, first, second);
            assertThat(modelsInOrder(predictions, 0))
                    .containsExactly(
                            first.id().toString(),
                            second.id().toString(),
                            first.id().toString());
            assertThat(events(cluster))
                    .containsExactly(
                            LOADED + " " + first.id(),
                            SWAPPED + " " + first.id(),
                            LOADED + " " + second.id(),
                            SWAPPED + " " + second.id(),
                            SWAPPED + " " + first.id());
        }
    }

    @Test
    void shouldServeOnWithTheOldModelWhateverIsAnnounced(EmbeddedBroker broker) throws Exception {
        // Given
        PackedModel sound = packages.write(1);
        PackedModel next = packages.write(2);
        Map<ModelAnnouncement, String> refused = new LinkedHashMap<>();
        refused.put(at(changed(next, bytes -> Arrays.copyOf(bytes, bytes.length / 2)), next), "ALTERED");
        refused.put(at(changed(next, HotSwapIT::flipOneBit), next), "ALTERED");
        refused.put(at(directory.resolve("nowhere"), next), "UNAVAILABLE");
        refused.put(champion(packages.writeWithWrongCanaries(3)), "CANARIES_DIFFER");
        refused.put(champion(packages.writeWithOtherLabels(4)), "UNFIT");
        ForgedPackages forged = new ForgedPackages(directory.resolve("forged"));
        refused.put(champion(forged.with(next, "weights.params", HotSwapIT::endingInNan)), "BAD_WEIGHTS");
        refused.put(champion(forged.with(next, "manifest.json", HotSwapIT::withUnknownFeature)), "UNFIT");
        try (Cluster cluster = Cluster.withTopics(broker, "refuse.")) {
            cluster.announce(champion(sound));
            try (Serving serving = Serving.start(config(cluster))) {
                serving.awaitReady(PATIENCE);

                // When
                long refusals = 0;
                for (ModelAnnouncement each : refused.keySet()) {
                    cluster.announce(each);
                    long expected = ++refusals;
                    await().atMost(PATIENCE).until(() -> serving.counts().refusals() == expected);
                }
                sendMalformedAnnouncements(cluster, sound);
                await().atMost(PATIENCE).until(() -> serving.counts().malformedAnnouncements() == 4);
                sendUntil(() -> true, serving, cluster);
                awaitAllAnswered(serving);

                // Then
                assertThat(serving.championId()).contains(sound.id().toString());
                assertThat(serving.failure()).isEmpty();
                cluster.announce(champion(next));
                await().atMost(PATIENCE).until(() -> serves(serving, next));
            }
            assertThat(cluster.committedValues(cluster.topics().predictions()))
                    .isNotEmpty()
                    .allMatch(
                            prediction -> prediction.modelId().equals(sound.id().toString()));
            assertThat(reasons(cluster)).zipSatisfy(refused.values(), (reason, expected) -> assertThat(reason)
                    .startsWith(expected + ": "));
        }
    }

    private static void sendMalformedAnnouncements(Cluster cluster, PackedModel sound) {
        Topic<?, ?> models = cluster.topics().models();
        byte[] key = sound.id().toString().getBytes(UTF_8);
        cluster.send(models, key, "not JSON".getBytes(UTF_8), new RecordHeaders());
        cluster.send(models, key, "{\"modelId\":\"x\"}".getBytes(UTF_8), new RecordHeaders());
        cluster.send(models, "other".getBytes(UTF_8), json(cluster, sound), new RecordHeaders());
        cluster.send(models, new byte[] {-1}, new byte[] {-1, 0, 1}, new RecordHeaders());
        cluster.flush();
    }

    private static byte[] json(Cluster cluster, PackedModel packed) {
        return cluster.topics().models().value().serializer().serialize("models", champion(packed));
    }

    /** Keeps images flowing, never so many that the stream is left behind. */
    private void sendUntil(BooleanSupplier done, Serving serving, Cluster cluster) {
        do {
            for (int i = 0; i < 200; i++) {
                sent.add(mix.next());
                cluster.send(sent.get(sent.size() - 1));
            }
            cluster.flush();
            await().atMost(PATIENCE).until(() -> sent.size() - serving.counts().answered() < MOST_UNANSWERED);
        } while (!done.getAsBoolean());
    }

    private void awaitAllAnswered(Serving serving) {
        await().atMost(PATIENCE).until(() -> serving.counts().answered() >= sent.size());
    }

    private void assertMadeByTheModelTheyName(List<Prediction> predictions, PackedModel... models) throws Exception {
        Map<String, Sent> byId = sent.stream().collect(Collectors.toMap(Sent::id, Function.identity()));
        PackageLoader loader = new PackageLoader(
                directory.resolve("alone"),
                FetchSettings.withDefaults(),
                new WarmUp(1, Duration.ofSeconds(1), InstantSource.system()));
        for (PackedModel packed : models) {
            try (ServingModel alone = loader.load(champion(packed), Optional.empty())) {
                for (Prediction each : predictions) {
                    if (each.modelId().equals(alone.id())) {
                        Scored expected = (Scored)
                                alone.score(List.of(byId.get(each.imageId()).image()))
                                        .get(0);
                        assertThat(each.label()).isEqualTo(expected.label());
                    }
                }
            }
        }
    }

    /** The models that answered the images of one partition, each named once for a stretch of its own. */
    private static List<String> modelsInOrder(List<Prediction> predictions, int partition) {
        List<String> models = new ArrayList<>();
        predictions.stream()
                .filter(each -> each.source().partition() == partition)
                .sorted(Comparator.comparingLong(each -> each.source().offset()))
                .map(Prediction::modelId)
                .forEach(id -> {
                    if (models.isEmpty() || !models.get(models.size() - 1).equals(id)) {
                        models.add(id);
                    }
                });
        return models;
    }

    private static List<String> events(Cluster cluster) {
        return cluster.committedValues(cluster.topics().modelEvents()).stream()
                .map(event -> event.kind() + " " + event.modelId())
                .toList();
    }

    private static List<String> reasons(Cluster cluster) {
        return cluster.committedValues(cluster.topics().modelEvents()).stream()
                .filter(event -> event.kind() == REFUSED)
                .map(ModelEvent::reason)
                .map(reason -> reason.orElseThrow())
                .toList();
    }

    private static boolean serves(Serving serving, PackedModel packed) {
        return serving.championId().filter(packed.id().toString()::equals).isPresent();
    }

    private ServingConfig config(Cluster cluster) {
        return ServingConfig.of(cluster.connection(), cluster.topics(), directory.resolve("state"))
                .with(new Batching(2, 64, 500));
    }

    private static ModelAnnouncement champion(PackedModel packed) {
        return TestPackages.announcement(packed, ModelRole.CHAMPION);
    }

    private static ModelAnnouncement at(Path file, PackedModel packed) {
        return champion(new PackedModel(packed.id(), file, packed.sizeBytes()));
    }

    private Path changed(PackedModel packed, Function<byte[], byte[]> change) throws IOException {
        Path file = Files.createTempFile(directory, "changed", ".plm");
        return Files.write(file, change.apply(Files.readAllBytes(packed.file())));
    }

    private static byte[] endingInNan(byte[] weights) {
        ByteBuffer.wrap(weights).putFloat(weights.length - Float.BYTES, Float.NaN);
        return weights;
    }

    private static byte[] withUnknownFeature(byte[] manifest) {
        return new String(manifest, UTF_8).replace("entropy", "entropie").getBytes(UTF_8);
    }

    private static byte[] flipOneBit(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }
}
