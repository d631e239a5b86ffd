package io.plumbline.trainer.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.BrokerConfig;
import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.ShapeChampion;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.IdxFiles;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LabelledImages SHIFTED = ShapeImages.inverted(ShapeImages.of(400, 77));
    private static final LabelledImages ARRIVING = ShapeImages.inverted(ShapeImages.of(400, 78));

    private static final String ANOTHER = "another-" + "0".repeat(64);

    @TempDir
    private static Path directory;

    private static Path data;
    private static PackedModel champion;
    private static EmbeddedBroker broker;

    private Cluster cluster;

    @BeforeAll
    static void trainTheChampionAndStartABroker() throws IOException {
        broker = EmbeddedBroker.startTemporary();
        data = Files.createDirectory(directory.resolve("data"));
        IdxFiles.write(data, ShapeChampion.pool(), 1_000);
        champion = ShapeChampion.train(directory.resolve("packages")).packed();
    }

    @AfterAll
    static void stopTheBroker() {
        broker.close();
    }

    @BeforeEach
    void joinTheCluster() throws ExecutionException, InterruptedException {
        cluster = new Cluster(broker, UUID.randomUUID() + ".");
        announceTheChampion();
    }

    private void announceTheChampion() {
        try (ModelPublisher publisher =
                new ModelPublisher(cluster.connection(), cluster.topics().models())) {
            publisher.announce(
                    ModelPublisher.announcement(champion, ModelRole.CHAMPION, Instant.now(), "test", "first"));
        }
    }

    @AfterEach
    void leaveTheCluster() {
        cluster.close();
    }

    @Test
    void shouldAnswerEachTriggerOnceAndPassOverWhatIsNone()
            throws ExecutionException, InterruptedException, PackageRefused {
        // Given
        cluster.sendImages("shifted", SHIFTED);
        cluster.sendRaw(cluster.topics().labels().name(), null, "no label".getBytes(UTF_8));
        cluster.sendRaw(cluster.topics().labels().name(), "shifted-1", "{\"imageId\":1}".getBytes(UTF_8));
        cluster.sendRaw(cluster.topics().labels().name(), "shifted-2", null);
        cluster.sendLabels("shifted", SHIFTED);
        cluster.sendImages("arriving", ARRIVING);
        cluster.sendRaw(cluster.topics().retrainingTriggers().name(), null, "no trigger".getBytes(UTF_8));
        cluster.sendRaw(cluster.topics().retrainingTriggers().name(), "key", "{}".getBytes(UTF_8));
        sendTrigger("first", champion.id().toString());
        sendTrigger("first", champion.id().toString());
        sendTrigger("second", champion.id().toString());

        // When
        RetrainingCounts counts;
        try (RetrainingService service = service()) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.counts().verdicts() == 2);
            counts = service.counts();
            assertThat(service.failure()).isEmpty();
        }

        // Then
        List<RetrainingVerdict> verdicts = cluster.read(cluster.topics().retrainingVerdicts());
        assertThat(verdicts).extracting(RetrainingVerdict::triggerId).containsExactly("first", "second");
        assertThat(verdicts.get(0).outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(verdicts.get(1).outcome()).isEqualTo(Outcome.OUTDATED);
        assertThat(verdicts.get(0).used()).hasSize(4).allMatch(range -> range.first() == 11 && range.last() == 199);
        assertThat(counts).isEqualTo(new RetrainingCounts(2, 1, 1, 2, 3));
        assertThat(cluster.committedTriggers()).isPresent();
        assertSucceededBy(verdicts.get(0).challengerId().orElseThrow());
    }

    @Test
    void shouldNotCarryOutATriggerAgainThatHasAVerdictFromBefore() throws ExecutionException, InterruptedException {
        // Given
        RetrainingVerdict earlier = new RetrainingVerdict(
                "done",
                champion.id().toString(),
                Optional.empty(),
                Outcome.TOO_FEW_LABELS,
                "By another instance.",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                1,
                Instant.now());
        cluster.send(cluster.topics().retrainingVerdicts(), "done", earlier);
        sendTrigger("done", champion.id().toString());

        // When
        try (RetrainingService service = service()) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.counts().repeatedTriggers() == 1);
        }

        // Then
        assertThat(cluster.read(cluster.topics().retrainingVerdicts())).containsExactly(earlier);
        assertThat(cluster.committedTriggers()).contains(1L);
    }

    @Test
    void shouldLeaveATriggerToTheNextInstanceWhenClosedInBetween() throws ExecutionException, InterruptedException {
        // Given
        sendTrigger("unfinished", champion.id().toString());
        Taken takenFirst = new Taken();
        RetrainingService waitingForLabels = service(takenFirst);
        waitingForLabels.start();
        await().atMost(PATIENCE).until(() -> takenFirst.triggerIds.contains("unfinished"));
        waitingForLabels.close();

        // When
        Taken takenNext = new Taken();
        try (RetrainingService next = service(takenNext)) {
            next.start();
            await().atMost(PATIENCE).until(() -> takenNext.triggerIds.contains("unfinished"));
        }

        // Then
        assertThat(waitingForLabels.hasStopped()).isTrue();
        assertThat(waitingForLabels.failure()).isEmpty();
        assertThat(cluster.read(cluster.topics().retrainingVerdicts())).isEmpty();
        assertThat(cluster.committedTriggers()).isEmpty();
    }

    @Test
    void shouldKeepTheFiguresOfAChallengerWhoseChampionWasReplacedMeanwhile()
            throws ExecutionException, InterruptedException {
        // Given
        cluster.sendImages("shifted", SHIFTED);
        cluster.sendLabels("shifted", SHIFTED);
        cluster.sendImages("arriving", ARRIVING);
        sendTrigger("overtaken", champion.id().toString());
        RetrainingListener replacing = new RetrainingListener() {
            @Override
            public void measured(Comparison recent, Comparison base) {
                announceAnotherChampion();
            }
        };

        // When
        try (RetrainingService service = service(replacing)) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.counts().verdicts() == 1);
        }

        // Then
        RetrainingVerdict verdict =
                cluster.read(cluster.topics().retrainingVerdicts()).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.OUTDATED);
        assertThat(verdict.explanation()).contains("better on recent images").contains(ANOTHER);
        assertThat(verdict.recent()).isPresent();
        assertThat(verdict.base()).isPresent();
        assertThat(verdict.used()).isNotEmpty();
    }

    private void announceAnotherChampion() {
        try (ModelPublisher publisher =
                new ModelPublisher(cluster.connection(), cluster.topics().models())) {
            publisher.announce(new ModelAnnouncement(
                    ANOTHER, ModelRole.CHAMPION, URI.create("file:///nowhere"), 1, Instant.now(), "test", "overtakes"));
        }
    }

    @Test
    void shouldTakeATriggerAgainAfterKafkaWasAway() throws ExecutionException, InterruptedException {
        // Given
        int[] ports = FreePorts.find(2);
        BrokerConfig config = new BrokerConfig(directory.resolve("broker"), ports[0], ports[1], Map.of());
        Taken taken = new Taken();
        RetrainingService service;
        try (EmbeddedBroker first = EmbeddedBroker.start(config)) {
            cluster.close();
            cluster = new Cluster(first, "outage.");
            announceTheChampion();
            sendTrigger("interrupted", champion.id().toString());
            service = service(impatient(cluster.connection()), taken);
            service.start();
            await().atMost(PATIENCE).until(() -> taken.triggerIds.contains("interrupted"));
        }
        await().atMost(PATIENCE).until(() -> taken.interruptions.get() > 0);

        // When
        List<RetrainingVerdict> verdicts;
        try (EmbeddedBroker again = EmbeddedBroker.start(config);
                service) {
            assertThat(again.bootstrapServers()).isEqualTo(cluster.connection().bootstrapServers());
            cluster.sendImages("shifted", SHIFTED);
            cluster.sendLabels("shifted", SHIFTED);
            cluster.sendImages("arriving", ARRIVING);
            await().atMost(PATIENCE).until(() -> service.counts().verdicts() == 1);
            verdicts = cluster.read(cluster.topics().retrainingVerdicts());
        }

        // Then
        assertThat(verdicts).extracting(RetrainingVerdict::triggerId).containsExactly("interrupted");
        assertThat(verdicts).extracting(RetrainingVerdict::outcome).containsExactly(Outcome.PROMOTED);
        assertThat(service.failure()).isEmpty();
    }

    @Test
    void shouldFetchChampionsOfTheSizeThatItIsTold() throws ExecutionException, InterruptedException {
        // Given
        FetchSettings smaller = FetchSettings.withDefaults().withMaxBytes(champion.sizeBytes() - 1);
        sendTrigger("too-large", champion.id().toString());

        // When
        try (RetrainingService service = new RetrainingService(
                cluster.connection(),
                cluster.topics(),
                SmallRetraining.options(Optional.of(data), directory.resolve("challengers"), smaller),
                RetrainingListener.SILENT,
                Clock.systemUTC())) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.counts().verdicts() == 1);
        }

        // Then
        RetrainingVerdict verdict =
                cluster.read(cluster.topics().retrainingVerdicts()).get(0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.TRAINING_FAILED);
        assertThat(verdict.explanation()).contains(Long.toString(champion.sizeBytes() - 1));
    }

    @Test
    void shouldSayWhenTopicsAreMissing() {
        // Given
        RetrainingService service = new RetrainingService(
                cluster.connection(),
                new Topics("other."),
                SmallRetraining.options(Optional.of(data), directory),
                RetrainingListener.SILENT,
                Clock.systemUTC());

        // When
        var starting = assertThatThrownBy(service::start);

        // Then
        starting.isInstanceOf(CannotRetrainException.class)
                .hasMessageContaining("other.retraining-triggers")
                .hasMessageContaining("topics create");
    }

    @Test
    void shouldSayWhenATopicHasPartitionsWhereThereMustBeOne() throws ExecutionException, InterruptedException {
        // Given
        String verdicts = cluster.topics().retrainingVerdicts().name();
        try (Admin admin = Admin.create(cluster.connection().with(Map.of()))) {
            admin.createPartitions(Map.of(verdicts, NewPartitions.increaseTo(2)))
                    .all()
                    .get();
            await().atMost(PATIENCE).until(() -> partitions(admin, verdicts) == 2);
        }
        RetrainingService service = service();

        // When
        var starting = assertThatThrownBy(service::start);

        // Then
        starting.isInstanceOf(CannotRetrainException.class).hasMessageContaining(verdicts + " has 2 partitions");
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private void assertSucceededBy(String challengerId) throws PackageRefused {
        ModelLedger ledger;
        try (LedgerFollower follower =
                new LedgerFollower(cluster.connection(), cluster.topics().models())) {
            ledger = follower.readToEnd();
        }
        ModelAnnouncement announced = ledger.champion().orElseThrow();
        assertThat(announced.modelId()).isEqualTo(challengerId);
        assertThat(ledger.find(champion.id().toString()))
                .hasValueSatisfying(retired -> assertThat(retired.role()).isEqualTo(ModelRole.RETIRED));
        PackedModel fetched =
                new CachedPackages(directory.resolve("elsewhere"), FetchSettings.withDefaults()).fetch(announced);
        assertThat(fetched.sizeBytes()).isEqualTo(announced.sizeBytes());
    }

    private void sendTrigger(String triggerId, String modelId) throws ExecutionException, InterruptedException {
        String images = cluster.topics().images().name();
        List<OffsetRange> sources = List.of(
                new OffsetRange(images, 0, 0, 10),
                new OffsetRange(images, 1, 0, 10),
                new OffsetRange(images, 2, 0, 10),
                new OffsetRange(images, 3, 0, 10));
        cluster.send(
                cluster.topics().retrainingTriggers(),
                triggerId,
                new RetrainingTrigger(
                        triggerId, modelId, Cause.DRIFT_CONFIRMED, Optional.of("episode"), sources, Instant.now()));
    }

    private RetrainingService service() {
        return service(RetrainingListener.SILENT);
    }

    private RetrainingService service(RetrainingListener listener) {
        return service(cluster.connection(), listener);
    }

    /** A connection that notices within seconds that nobody answers. */
    private static KafkaConnection impatient(KafkaConnection connection) {
        return new KafkaConnection(
                connection.bootstrapServers(),
                Map.of(
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "4000",
                        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "3000",
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000"));
    }

    private RetrainingService service(KafkaConnection connection, RetrainingListener listener) {
        return new RetrainingService(
                connection,
                cluster.topics(),
                SmallRetraining.options(Optional.of(data), directory.resolve("packages")),
                listener,
                Clock.systemUTC());
    }

    /** The triggers that a service has begun to carry out, and how often Kafka failed it. */
    private static final class Taken implements RetrainingListener {

        private final Set<String> triggerIds = ConcurrentHashMap.newKeySet();
        private final AtomicInteger interruptions = new AtomicInteger();

        @Override
        public void interrupted(KafkaException why, Duration pause) {
            interruptions.incrementAndGet();
        }

        @Override
        public void triggered(RetrainingTrigger trigger) {
            triggerIds.add(trigger.triggerId());
        }
    }
}
