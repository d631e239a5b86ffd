package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingEvent.Kind;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.ModelPublisher;
import io.plumbline.trainer.retraining.shadow.WorseRule;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What a challenger goes through before it is champion, and what follows. Whoever serves is played by the test. */
class PromotionIT extends OnACluster {

    private static final WorseRule RULE = new WorseRule(0.01, 0.05);
    private static final LabelledImages STREAM = ShapeImages.of(200, 5);

    @Test
    void shouldPromoteAChallengerThatDoesWellInShadowAndHaveItsPredecessorGuardIt() throws Exception {
        // Given
        driftTo(SHIFTED);
        try (RetrainingService service = service(trialOf(STREAM.size()).guard(Duration.ofHours(1)))) {
            service.start();
            String challenger = awaitShadow();
            assertThat(verdicts()).isEmpty();

            // When
            answer(champion.id().toString(), 80, challenger, 190);
            await().atMost(PATIENCE).until(() -> !verdicts().isEmpty());

            // Then
            RetrainingVerdict verdict = verdicts().get(0);
            assertThat(verdict.outcome()).isEqualTo(Outcome.PROMOTED);
            assertThat(verdict.cause()).contains(Cause.DRIFT_CONFIRMED);
            assertThat(verdict.shadow())
                    .hasValueSatisfying(shadow -> assertThat(shadow.images()).isPositive());
            assertThat(ledger().champion().map(ModelAnnouncement::modelId)).contains(challenger);
            assertThat(ledger().guard().map(ModelAnnouncement::modelId))
                    .contains(champion.id().toString());
            assertThat(events())
                    .contains(Kind.STARTED, Kind.GATHERED, Kind.EPOCH, Kind.MEASURED)
                    .containsSubsequence(Kind.TRIAL, Kind.GUARDED);
        }
    }

    @Test
    void shouldRefuseAChallengerThatDoesWorseInShadow() throws Exception {
        // Given
        driftTo(SHIFTED);
        try (RetrainingService service = service(trialOf(STREAM.size()).build())) {
            service.start();
            String challenger = awaitShadow();

            // When
            answer(champion.id().toString(), 190, challenger, 80);
            await().atMost(PATIENCE).until(() -> !verdicts().isEmpty());

            // Then
            assertThat(verdicts()).extracting(RetrainingVerdict::outcome).containsExactly(Outcome.TRIAL_FAILED);
            assertThat(verdicts().get(0).challengerId()).contains(challenger);
            assertThat(ledger().champion().map(ModelAnnouncement::modelId))
                    .contains(champion.id().toString());
            assertThat(roleOf(challenger)).isEqualTo(ModelRole.CHALLENGER);
            assertThat(cluster.committedTriggers()).contains(1L);
        }
    }

    @Test
    void shouldRefuseAChallengerThatScoresTooLittleInTime() throws Exception {
        // Given
        driftTo(SHIFTED);
        PromotionOptions hasty =
                new PromotionOptions(STREAM.size(), Duration.ofSeconds(2), false, Duration.ZERO, RULE, 3);

        // When
        try (RetrainingService service = service(hasty)) {
            service.start();
            await().atMost(PATIENCE).until(() -> !verdicts().isEmpty());
        }

        // Then
        assertThat(verdicts().get(0).outcome()).isEqualTo(Outcome.TRIAL_FAILED);
        assertThat(verdicts().get(0).explanation()).contains("0 images of 200 within 2 s");
    }

    @Test
    void shouldEndATrialAtOnceWhenSomebodyElseIsMadeChampion() throws Exception {
        // Given
        driftTo(SHIFTED);
        PromotionOptions patient =
                new PromotionOptions(STREAM.size(), Duration.ofDays(1), false, Duration.ZERO, RULE, 3);
        try (RetrainingService service = service(patient)) {
            service.start();
            String challenger = awaitShadow();

            // When
            announce("third-" + "3".repeat(64), ModelRole.CHAMPION, Instant.now());
            await().atMost(PATIENCE).until(() -> !verdicts().isEmpty());

            // Then
            assertThat(verdicts()).extracting(RetrainingVerdict::outcome).containsExactly(Outcome.OUTDATED);
            assertThat(verdicts().get(0).explanation())
                    .contains("ended with the champion's time", "champion is third-");
            assertThat(roleOf(challenger)).isEqualTo(ModelRole.CHALLENGER);
        }
    }

    @Test
    void shouldLeaveTheDecisionToAPersonAndNotTrainAgainMeanwhile() throws Exception {
        // Given
        driftTo(SHIFTED);
        sendTrigger("again", champion.id().toString());

        // When
        try (RetrainingService service =
                service(new PromotionOptions(0, Duration.ZERO, true, Duration.ZERO, RULE, 3))) {
            service.start();
            await().atMost(PATIENCE).until(() -> verdicts().size() == 2);
        }

        // Then
        RetrainingVerdict first = verdicts().get(0);
        String challenger = first.challengerId().orElseThrow();
        assertThat(verdicts())
                .extracting(RetrainingVerdict::outcome)
                .containsExactly(Outcome.AWAITS_APPROVAL, Outcome.AWAITS_APPROVAL);
        assertThat(first.explanation()).contains("models promote");
        assertThat(verdicts().get(1).challengerId()).contains(challenger);
        assertThat(verdicts().get(1).recent()).isEmpty();
        assertThat(ledger().champion().map(ModelAnnouncement::modelId))
                .contains(champion.id().toString());
        assertThat(roleOf(challenger)).isEqualTo(ModelRole.CHALLENGER);
    }

    @Test
    void shouldRollBackAChampionThatIsWorseThanTheOneThatGuardsIt() throws Exception {
        // Given
        String successor = announceSuccessor();

        // When
        try (RetrainingService service = service(trialOf(0).guard(Duration.ofHours(1)))) {
            service.start();
            answer(successor, 80, champion.id().toString(), 190);
            await().atMost(PATIENCE).until(() -> events().contains(Kind.ROLLED_BACK));
            await().atMost(PATIENCE).until(() -> service.counts().rollbacks() == 1);
        }

        // Then
        assertThat(ledger().champion()).hasValueSatisfying(back -> {
            assertThat(back.modelId()).isEqualTo(champion.id().toString());
            assertThat(back.by()).isEqualTo("plumbline retrain");
            assertThat(back.why())
                    .contains("Rolled back")
                    .contains("0.400 of 200")
                    .contains("0.950");
        });
        assertThat(roleOf(successor)).isEqualTo(ModelRole.WITHDRAWN);
        assertThat(events()).containsOnlyOnce(Kind.ROLLED_BACK).doesNotContain(Kind.KEPT);
    }

    @Test
    void shouldKeepAChampionThatIsNoWorseAndEndTheGuard() throws Exception {
        // Given
        String successor = announceSuccessor();
        answer(successor, 190, champion.id().toString(), 80);

        // When
        try (RetrainingService service = service(trialOf(0).guard(Duration.ofSeconds(1)))) {
            service.start();
            await().atMost(PATIENCE).until(() -> events().contains(Kind.KEPT));
        }

        // Then
        assertThat(ledger().champion().map(ModelAnnouncement::modelId)).contains(successor);
        assertThat(roleOf(champion.id().toString())).isEqualTo(ModelRole.RETIRED);
    }

    @Test
    void shouldEndAGuardWhenSomebodyElseIsMadeChampion() throws Exception {
        // Given
        announceSuccessor();
        announce("third-" + "3".repeat(64), ModelRole.CHAMPION, Instant.now().plusMillis(1));

        // When
        try (RetrainingService service = service(trialOf(0).guard(Duration.ofHours(1)))) {
            service.start();
            await().atMost(PATIENCE).until(() -> events().contains(Kind.UNGUARDED));
        }

        // Then
        assertThat(roleOf(champion.id().toString())).isEqualTo(ModelRole.RETIRED);
        assertThat(ledger().champion().map(ModelAnnouncement::modelId)).contains("third-" + "3".repeat(64));
    }

    @Test
    void shouldLeaveAGuardThatSomebodyIsAboutToRetire() throws Exception {
        // Given
        announceSuccessor();
        announce("third-" + "3".repeat(64), ModelRole.CHAMPION, Instant.now().plusMillis(1));
        try (LedgerFollower follower = new LedgerFollower(
                        cluster.connection(), cluster.topics().models());
                GuardDuty duty = new GuardDuty(
                        cluster.connection(),
                        cluster.topics(),
                        trialOf(0).guard(Duration.ofHours(1)),
                        follower,
                        Clock.systemUTC(),
                        () -> false)) {
            follower.readToEnd();

            // When
            Optional<Together> first = duty.look();

            // Then
            assertThat(first).isEmpty();
            assertThat(duty.look()).hasValueSatisfying(later -> assertThat(later.events())
                    .extracting(RetrainingEvent::kind)
                    .containsExactly(Kind.UNGUARDED));
        }
    }

    @Test
    void shouldStopAfterSoManyThatCameToNothingUntilSomebodyAsksByHand() throws Exception {
        // Given
        driftTo(ShapeImages.of(400, 79));
        sendTrigger("second", champion.id().toString());

        // When
        try (RetrainingService service =
                service(new PromotionOptions(0, Duration.ZERO, false, Duration.ZERO, RULE, 1))) {
            service.start();
            await().atMost(PATIENCE).until(() -> verdicts().size() == 2);
            askByHand();
            await().atMost(PATIENCE).until(() -> verdicts().size() == 3);
            sendTrigger("fourth", champion.id().toString());
            await().atMost(PATIENCE).until(() -> verdicts().size() == 4);
        }

        // Then
        assertThat(verdicts())
                .extracting(RetrainingVerdict::outcome)
                .containsExactly(Outcome.NO_BETTER, Outcome.STOPPED, Outcome.NO_BETTER, Outcome.NO_BETTER);
        assertThat(verdicts().get(1).explanation()).contains("1 NO_BETTER").contains("retrain --now");
        assertThat(events()).filteredOn(Kind.STOPPED::equals).hasSize(2);
    }

    private static Promotion trialOf(int images) {
        return new Promotion(images);
    }

    private record Promotion(int images) {

        PromotionOptions build() {
            return guard(Duration.ZERO);
        }

        PromotionOptions guard(Duration time) {
            return new PromotionOptions(images, PATIENCE, false, time, RULE, 3);
        }
    }

    private void driftTo(LabelledImages images) throws ExecutionException, InterruptedException {
        cluster.sendImages("shifted", images);
        cluster.sendLabels("shifted", images);
        cluster.sendImages("arriving", ARRIVING);
        sendTrigger("first", champion.id().toString());
    }

    private void askByHand() throws ExecutionException, InterruptedException {
        cluster.send(
                cluster.topics().retrainingTriggers(),
                "by-hand",
                new RetrainingTrigger(
                        "by-hand",
                        champion.id().toString(),
                        Cause.BY_HAND,
                        Optional.empty(),
                        List.of(),
                        Instant.now().minus(Duration.ofHours(1))));
    }

    private String awaitShadow() {
        await().atMost(PATIENCE).until(() -> ledger().shadow().isPresent());
        return ledger().shadow().orElseThrow().modelId();
    }

    /** Both models answer all of the stream, so many right, and labels come last. */
    private void answer(String serving, int servingRight, String shadow, int shadowRight)
            throws ExecutionException, InterruptedException {
        cluster.sendLabels("stream", STREAM);
        cluster.sendAnswers(cluster.topics().predictions(), serving, "stream", STREAM, servingRight);
        cluster.sendAnswers(cluster.topics().shadowPredictions(), shadow, "stream", STREAM, shadowRight);
    }

    private String announceSuccessor() {
        String successor = "successor-" + "2".repeat(64);
        Instant now = Instant.now();
        announce(successor, ModelRole.CHAMPION, now);
        try (ModelPublisher publisher =
                new ModelPublisher(cluster.connection(), cluster.topics().models())) {
            publisher.announce(ModelPublisher.announcement(champion, ModelRole.GUARD, now, "test", "guards"));
        }
        return successor;
    }

    private void announce(String modelId, ModelRole role, Instant at) {
        try (ModelPublisher publisher =
                new ModelPublisher(cluster.connection(), cluster.topics().models())) {
            publisher.announce(
                    new ModelAnnouncement(modelId, role, URI.create("file:///nowhere"), 1, at, "test", "is to serve"));
        }
    }

    private ModelRole roleOf(String modelId) {
        return ledger().find(modelId).orElseThrow().role();
    }
}
