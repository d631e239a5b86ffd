package io.plumbline.trainer.retraining;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.fetch.CachedPackages;
import io.plumbline.model.fetch.FetchSettings;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RetrainingServiceIT extends OnACluster {

    private static final String ANOTHER = "another-" + "0".repeat(64);

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
        assertThat(counts).isEqualTo(new RetrainingCounts(2, 1, 0, 1, 2, 3));
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
}
