package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.prediction.FeatureHeader;
import io.plumbline.contract.prediction.FloatVector;
import io.plumbline.contract.prediction.Prediction;
import io.plumbline.contract.rejection.Rejection;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.stream.champion.ModelLoader;
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
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same images through the same stream, with promises in their headers and without. */
@ExtendWith(SharedBroker.class)
class PromiseIT {

    private static final int IMAGES = 3_000;
    private static final byte POISON = 66;
    private static final Map<String, String> NO_PROMISES = Map.of("main.consumer.interceptor.classes", "");

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerAlikeWithPromisesAndWithout(EmbeddedBroker broker) throws Exception {
        // Given
        ModelAnnouncement champion =
                TestPackages.announcement(new TestPackages(directory).write(1), ModelRole.CHAMPION);
        ImageMix mix = new ImageMix(11, 9);
        List<Sent> sent = Stream.generate(mix::next).limit(IMAGES).toList();
        try (Cluster promised = Cluster.withTopics(broker, "promised.");
                Cluster alone = Cluster.withTopics(broker, "alone.")) {

            // When
            ServingCounts countsOfPromised = serve(promised, Map.of(), champion, sent);
            ServingCounts countsOfAlone = serve(alone, NO_PROMISES, champion, sent);

            // Then
            assertThat(countsOfPromised.lone()).isZero();
            assertThat(countsOfPromised.isolations()).isPositive();
            assertThat(countsOfAlone.lone()).isEqualTo(IMAGES);
            assertThat(countsOfAlone.chunks()).isZero();
            assertSamePredictions(predictions(promised), predictions(alone));
            assertThat(rejections(promised)).isEqualTo(rejections(alone)).containsValue(RejectionReason.UNSCORABLE);
            assertThat(predictions(promised).size() + rejections(promised).size())
                    .isEqualTo(IMAGES);
        }
    }

    private ServingCounts serve(
            Cluster cluster, Map<String, String> properties, ModelAnnouncement champion, List<Sent> sent) {
        cluster.announce(champion);
        sent.forEach(cluster::send);
        cluster.flush();
        KafkaConnection connection = new KafkaConnection(cluster.connection().bootstrapServers(), properties);
        ServingConfig config =
                ServingConfig.of(connection, cluster.topics(), directory).with(new Batching(2, 64, 500));
        ModelLoader packages = new PackageLoader(
                directory.resolve("models"),
                FetchSettings.withDefaults(),
                new WarmUp(64, Duration.ofSeconds(1), InstantSource.system()));
        try (Serving serving = Serving.start(
                config,
                (announcement, served) -> new Poisonable(packages.load(announcement, served)),
                InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> serving.counts().answered() >= IMAGES);
            return serving.counts();
        }
    }

    private static void assertSamePredictions(Map<String, Answer> some, Map<String, Answer> others) {
        assertThat(some).hasSizeGreaterThan(IMAGES * 2 / 3).containsOnlyKeys(others.keySet());
        some.forEach((id, answer) -> {
            Prediction prediction = answer.prediction();
            Prediction other = others.get(id).prediction();
            assertThat(prediction.label()).as(id).isEqualTo(other.label());
            assertThat(prediction.modelId()).isEqualTo(other.modelId());
            assertClose(prediction.probabilities(), other.probabilities());
            assertThat(answer.features().size())
                    .isEqualTo(others.get(id).features().size());
        });
    }

    private static void assertClose(FloatVector values, FloatVector others) {
        assertThat(values.toArray()).containsExactly(others.toArray(), within(1e-5f));
    }

    private static Map<String, Answer> predictions(Cluster cluster) {
        return cluster.committed(cluster.topics().predictions()).stream()
                .map(record -> Answer.of(cluster, record))
                .collect(Collectors.toMap(answer -> answer.prediction().imageId(), Function.identity()));
    }

    private static Map<String, RejectionReason> rejections(Cluster cluster) {
        return cluster.committed(cluster.topics().rejections()).stream()
                .map(letter -> Rejection.read(letter.headers()))
                .collect(Collectors.toMap(Rejection::imageId, Rejection::reason));
    }

    private record Answer(Prediction prediction, FloatVector features) {

        static Answer of(Cluster cluster, ConsumerRecord<byte[], byte[]> record) {
            return new Answer(
                    cluster.topics().predictions().value().deserializer().deserialize(record.topic(), record.value()),
                    FeatureHeader.read(record.headers()).orElseThrow());
        }
    }

    /** A real model that overflows the stack on some of the raw images, whatever they are scored with. */
    private record Poisonable(ServingModel sound) implements ServingModel {

        @Override
        public String id() {
            return sound.id();
        }

        @Override
        public ModelSpec spec() {
            return sound.spec();
        }

        @Override
        public List<Outcome> score(List<EncodedImage> images) {
            if (images.stream().anyMatch(Poisonable::isPoison)) {
                throw new StackOverflowError();
            }
            return sound.score(images);
        }

        private static boolean isPoison(EncodedImage image) {
            byte[] value = image.value();
            return value != null && value.length == TestPackages.SHAPE.sizeBytes() && value[0] == POISON;
        }

        @Override
        public Optional<String> fault() {
            return sound.fault();
        }

        @Override
        public void close() {
            sound.close();
        }
    }
}
