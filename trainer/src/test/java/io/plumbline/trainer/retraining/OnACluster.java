package io.plumbline.trainer.retraining;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingEvent.Kind;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.ShapeChampion;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.IdxFiles;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the service share: a champion, a broker, and topics of their own for each test. */
abstract class OnACluster {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final LabelledImages SHIFTED = ShapeImages.inverted(ShapeImages.of(400, 77));
    static final LabelledImages ARRIVING = ShapeImages.inverted(ShapeImages.of(400, 78));

    @TempDir
    static Path directory;

    static Path data;
    static PackedModel champion;
    static EmbeddedBroker broker;

    Cluster cluster;

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

    void announceTheChampion() {
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

    void sendTrigger(String triggerId, String modelId) throws ExecutionException, InterruptedException {
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

    RetrainingService service() {
        return service(RetrainingListener.SILENT);
    }

    RetrainingService service(RetrainingListener listener) {
        return service(cluster.connection(), listener);
    }

    RetrainingService service(PromotionOptions promotion) {
        return new RetrainingService(
                cluster.connection(),
                cluster.topics(),
                SmallRetraining.options(Optional.of(data), directory.resolve("packages"))
                        .withPromotion(promotion),
                RetrainingListener.SILENT,
                Clock.systemUTC());
    }

    ModelLedger ledger() {
        try (LedgerFollower follower =
                new LedgerFollower(cluster.connection(), cluster.topics().models())) {
            return follower.readToEnd();
        }
    }

    List<RetrainingVerdict> verdicts() {
        return cluster.read(cluster.topics().retrainingVerdicts());
    }

    List<Kind> events() {
        return cluster.read(cluster.topics().retrainingEvents()).stream()
                .map(RetrainingEvent::kind)
                .toList();
    }

    RetrainingService service(KafkaConnection connection, RetrainingListener listener) {
        return new RetrainingService(
                connection,
                cluster.topics(),
                SmallRetraining.options(Optional.of(data), directory.resolve("packages")),
                listener,
                Clock.systemUTC());
    }

    /** The triggers that a service has begun to carry out, and how often Kafka failed it. */
    static final class Taken implements RetrainingListener {

        final Set<String> triggerIds = ConcurrentHashMap.newKeySet();
        final AtomicInteger interruptions = new AtomicInteger();

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
