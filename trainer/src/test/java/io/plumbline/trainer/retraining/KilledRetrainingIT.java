package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.BrokerConfig;
import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.broker.FreePorts;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.pack.PackageFiles;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.ShapeChampion;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.IdxFiles;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.ModelPublisher;
import io.plumbline.trainer.retraining.RetrainProcess.Step;
import io.plumbline.trainer.retraining.RetrainProcess.Work;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.folder.FolderRuns;
import io.plumbline.trainer.tracking.mlflow.MlflowTracking;
import io.plumbline.trainer.tracking.mlflow.Outbox;
import io.plumbline.trainer.training.EpochResult;
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
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kill -9} of a process that retrains: the trigger is answered once, and so it is tracked. */
class KilledRetrainingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_MILLIS = 150;
    private static final LabelledImages STREAM = ShapeImages.of(100, 5);

    /** Nobody waits longer than necessary for a process that is gone, nor for its transaction. */
    private static final Map<String, String> QUICK = Map.of(
            "group.min.session.timeout.ms", "1000",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");

    @TempDir
    private static Path directory;

    private static Path data;
    private static PackedModel champion;
    private static EmbeddedBroker broker;

    @TempDir
    private Path scene;

    private Cluster cluster;
    private Work work;
    private Process victim;

    @BeforeAll
    static void trainTheChampionAndStartABroker() throws IOException {
        int[] ports = FreePorts.find(2);
        broker = EmbeddedBroker.start(new BrokerConfig(directory.resolve("broker"), ports[0], ports[1], QUICK));
        data = Files.createDirectory(directory.resolve("data"));
        IdxFiles.write(data, ShapeChampion.pool(), 1_000);
        champion = ShapeChampion.train(directory.resolve("champion")).packed();
    }

    @AfterAll
    static void stopTheBroker() {
        broker.close();
    }

    @BeforeEach
    void askForARetraining() throws Exception {
        String prefix = UUID.randomUUID() + ".";
        cluster = new Cluster(broker, prefix);
        work = new Work(
                broker.bootstrapServers(),
                prefix,
                data,
                scene.resolve("packages"),
                scene.resolve("runs"),
                URI.create("http://127.0.0.1:" + FreePorts.find(1)[0]),
                0);
        try (ModelPublisher publisher =
                new ModelPublisher(cluster.connection(), cluster.topics().models())) {
            publisher.announce(
                    ModelPublisher.announcement(champion, ModelRole.CHAMPION, Instant.now(), "test", "first"));
        }
        cluster.sendImages("shifted", ShapeImages.inverted(ShapeImages.of(400, 77)));
        cluster.sendLabels("shifted", ShapeImages.inverted(ShapeImages.of(400, 77)));
        cluster.sendImages("arriving", ShapeImages.inverted(ShapeImages.of(400, 78)));
        cluster.send(
                cluster.topics().retrainingTriggers(),
                "asked",
                new RetrainingTrigger(
                        "asked",
                        champion.id().toString(),
                        Cause.BY_HAND,
                        Optional.empty(),
                        List.of(),
                        Instant.now().minus(Duration.ofHours(1))));
    }

    @AfterEach
    void clearUp() {
        victim.destroyForcibly();
        cluster.close();
    }

    @Test
    void shouldSetRightWhatIsTrackedOfAVerdictThatWasGivenBeforeTheKill() throws Exception {
        // Given
        victim = RetrainProcess.start(work, Step.JUDGED);
        RetrainProcess.awaitStep(victim, Step.JUDGED);
        victim.destroyForcibly().onExit().join();
        assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.RUNNING);
        assertThat(aliases())
                .filteredOn(name -> name.contains("@champion-to-"))
                .allMatch(name -> name.contains(champion.id().sha256()));

        // When
        goOn();

        // Then
        assertAnsweredAndTrackedOnce();
        assertThat(runs()).extracting(Run::status).containsExactly(RunStatus.FINISHED);
    }

    @ParameterizedTest
    @CsvSource({"LABELS, 1", "MEASURED, 2", "DECIDING, 3"})
    void shouldAnswerOnceWheneverItIsKilled(Step step, long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        victim = RetrainProcess.start(work, Step.NOWHERE);
        RetrainProcess.awaitStep(victim, step);
        assertThat(victim.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS))
                .isFalse();

        // When
        victim.destroyForcibly().onExit().join();
        goOn();

        // Then
        assertAnsweredAndTrackedOnce();
    }

    /** The trial goes on with the challenger that is there; nothing is trained again. */
    @Test
    void shouldGoOnWithTheTrialThatItWasKilledIn() throws Exception {
        // Given
        work = work.withTrial(STREAM.size());
        victim = RetrainProcess.start(work, Step.NOWHERE);
        RetrainProcess.awaitStep(victim, Step.TRIED);
        String tried = ledger().shadow().orElseThrow().modelId();
        victim.destroyForcibly().onExit().join();
        assertThat(verdicts()).isEmpty();
        AtomicInteger epochs = new AtomicInteger();
        RetrainingListener counting = new RetrainingListener() {
            @Override
            public void epochDone(EpochResult result) {
                epochs.incrementAndGet();
            }
        };

        // When
        cluster.sendAnswers(cluster.topics().predictions(), champion.id().toString(), "stream", STREAM, 50);
        cluster.sendAnswers(cluster.topics().shadowPredictions(), tried, "stream", STREAM, 90);
        goOn(counting);

        // Then
        assertAnsweredAndTrackedOnce();
        assertThat(verdicts().get(0).challengerId()).contains(tried);
        assertThat(epochs).hasValue(0);
    }

    private void goOn() {
        goOn(RetrainingListener.SILENT);
    }

    /** The next process does what is left to do. */
    private void goOn(RetrainingListener listener) {
        try (MlflowTracking tracking = work.tracking();
                RetrainingService next = work.service(tracking, listener)) {
            next.start();
            await().atMost(PATIENCE)
                    .until(() -> !verdicts().isEmpty()
                            && runs().stream().noneMatch(run -> run.status() == RunStatus.RUNNING));
            assertThat(next.failure()).isEmpty();
        }
    }

    private void assertAnsweredAndTrackedOnce() throws Exception {
        assertThat(verdicts()).hasSize(1);
        assertThat(verdicts().get(0).outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(cluster.committedTriggers()).contains(1L);
        String challenger = verdicts().get(0).challengerId().orElseThrow();
        ModelLedger ledger = ledger();
        assertThat(ledger.announcements()).hasSize(2);
        assertThat(ledger.champion().map(ModelAnnouncement::modelId)).contains(challenger);
        assertEveryPackageIsSound();
        assertThat(runs())
                .filteredOn(run -> run.status() == RunStatus.FINISHED)
                .singleElement()
                .satisfies(run ->
                        assertThat(run.artifacts()).containsOnlyOnce("verdict.json", "package/" + challenger + ".zip"));
        assertThat(aliases())
                .filteredOn(name -> name.contains("@champion-to-"))
                .filteredOn(name -> !name.contains(champion.id().sha256()))
                .singleElement()
                .asString()
                .contains(ModelId.parse(challenger).sha256());
    }

    private void assertEveryPackageIsSound() throws IOException, PackageRefused {
        try (Stream<Path> files = Files.list(work.packages())) {
            for (Path file : files.filter(PackageFiles::isPackage).toList()) {
                assertThat(new PackageReader(PackageReader.DEFAULT_MAX_BYTES)
                                        .read(file)
                                        .id() + ".zip")
                        .isEqualTo(file.getFileName().toString());
            }
        }
    }

    private ModelLedger ledger() {
        try (LedgerFollower follower =
                new LedgerFollower(cluster.connection(), cluster.topics().models())) {
            return follower.readToEnd();
        }
    }

    private List<RetrainingVerdict> verdicts() {
        return cluster.read(cluster.topics().retrainingVerdicts());
    }

    private List<Run> runs() {
        return new FolderRuns(waiting(), Clock.systemUTC()).list();
    }

    private List<String> aliases() throws IOException {
        Path folder = waiting().resolve("aliases");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    private Path waiting() {
        return Outbox.of(work.runs(), work.mlflow(), Clock.systemUTC()).directory();
    }
}
