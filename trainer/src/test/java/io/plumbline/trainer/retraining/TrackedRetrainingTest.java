package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.models.ModelId;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.pack.PackageFiles;
import io.plumbline.trainer.tracking.AliasMove;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.RunTags;
import io.plumbline.trainer.tracking.TrackedRun;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.folder.FolderRuns;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import io.plumbline.trainer.training.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackedRetrainingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ModelId CHAMPION = new ModelId("cnn", "1".repeat(64));
    private static final ModelId CHALLENGER = new ModelId("cnn", "2".repeat(64));
    private static final Comparison RECENT = new Comparison(600, 0.5, 0.85, 10, 220, 1e-9);
    private static final Comparison BASE = new Comparison(3000, 0.89, 0.885, 40, 25, 0.9);

    @TempDir
    private Path directory;

    private final List<AliasMove> moves = new ArrayList<>();
    private TrackedRetraining listener;

    @BeforeEach
    void listen() throws IOException {
        Path packages = Files.createDirectories(directory.resolve("packages"));
        Files.writeString(PackageFiles.in(packages, CHALLENGER), "a package");
        listener = new TrackedRetraining(
                tracking(), "loop", RetrainingOptions.defaults(Optional.empty(), packages, "abc123"), () -> NOW);
    }

    @Test
    void shouldKeepAPromotionWithItsFiguresAndMoveTheAlias() {
        // Given
        listener.triggered(trigger());
        listener.epochDone(new EpochResult(1, 0.9, 0.7, 0.8, 0.75, true));
        listener.measured(RECENT, BASE);

        // When
        listener.judged(verdict(Outcome.PROMOTED, Optional.of(CHALLENGER)));

        // Then
        Run run = only();
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.parameters()).containsEntry("training.epochs", "5").containsKey("retraining.significance");
        assertThat(run.tags())
                .containsEntry("plumbline.outcome", "PROMOTED")
                .containsEntry("plumbline.triggerId", "t-1")
                .containsEntry("plumbline.gitCommit", "abc123")
                .containsEntry("plumbline.parent", CHAMPION.toString())
                .containsEntry(RunTags.MODEL_ID, CHALLENGER.toString());
        assertThat(run.metrics())
                .containsEntry("validationLoss", 0.8)
                .containsEntry("recent.championAccuracy", 0.5)
                .containsEntry("recent.challengerAccuracy", 0.85)
                .containsEntry("base.pValue", 0.9);
        assertThat(run.artifacts())
                .containsExactly("learning-curves.svg", "verdict.json", "package/" + CHALLENGER + ".zip");
        assertThat(moves)
                .containsExactly(
                        AliasMove.to(CHALLENGER, AliasMove.CHAMPION, NOW),
                        AliasMove.from(CHALLENGER, AliasMove.CHALLENGER, NOW));
    }

    @Test
    void shouldKeepAVerdictWithoutAChallenger() {
        // Given
        listener.triggered(trigger());

        // When
        listener.judged(verdict(Outcome.TOO_FEW_LABELS, Optional.empty()));

        // Then
        assertThat(only().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(only().tags()).containsEntry("plumbline.explanation", "So it came about");
        assertThat(moves).isEmpty();
    }

    @Test
    void shouldTellAFailedTrainingFromAVerdict() {
        // Given
        listener.triggered(trigger());

        // When
        listener.judged(verdict(Outcome.TRAINING_FAILED, Optional.empty()));

        // Then
        assertThat(only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(only().tags()).containsEntry(RunTags.WHY, "So it came about");
    }

    @Test
    void shouldBeginAnewWhatKafkaInterrupted() {
        // Given
        listener.triggered(trigger());
        listener.interrupted(new KafkaException("no leader"), Duration.ofSeconds(1));

        // When
        listener.triggered(trigger());
        listener.judged(verdict(Outcome.NO_BETTER, Optional.empty()));

        // Then
        assertThat(runs()).extracting(Run::status).containsExactlyInAnyOrder(RunStatus.FAILED, RunStatus.FINISHED);
    }

    @Test
    void shouldSayWhatCameOfAVerdictWhenKafkaAnswersAgain() {
        // Given
        RetrainingVerdict promoted = verdict(Outcome.PROMOTED, Optional.of(CHALLENGER));
        listener.triggered(trigger());
        listener.deciding(promoted);
        listener.interrupted(new KafkaException("The commit was not confirmed"), Duration.ofSeconds(1));

        // When
        listener.opened(() -> List.of(promoted));

        // Then
        assertThat(only().status()).isEqualTo(RunStatus.FINISHED);
        assertThat(only().artifacts()).containsExactly("verdict.json", "package/" + CHALLENGER + ".zip");
        assertThat(moves).first().isEqualTo(AliasMove.to(CHALLENGER, AliasMove.CHAMPION, NOW));
    }

    @Test
    void shouldSayThatAVerdictWasNotGivenButAnother() {
        // Given
        listener.triggered(trigger());
        listener.deciding(verdict(Outcome.PROMOTED, Optional.of(CHALLENGER)));
        listener.interrupted(new KafkaException("The commit was not confirmed"), Duration.ofSeconds(1));

        // When
        listener.opened(() -> List.of(verdict(Outcome.NO_BETTER, Optional.empty(), NOW.plusSeconds(1))));

        // Then
        assertThat(only().status()).isEqualTo(RunStatus.FAILED);
        assertThat(only().tags())
                .hasEntrySatisfying(RunTags.WHY, why -> assertThat(why).contains("was not given"));
        assertThat(moves).isEmpty();
    }

    @Test
    void shouldAskForVerdictsOnlyIfOneIsInQuestion() {
        // Given
        listener.triggered(trigger());
        listener.interrupted(new KafkaException("no leader"), Duration.ofSeconds(1));

        // When
        listener.opened(() -> {
            throw new AssertionError("Nothing is undecided");
        });

        // Then
        assertThat(only().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void shouldTellAllListenersWhatIsBeingDecided() {
        // Given
        RetrainingVerdict promoted = verdict(Outcome.PROMOTED, Optional.of(CHALLENGER));
        RetrainingListeners all = new RetrainingListeners(List.of(listener));
        all.triggered(trigger());
        all.deciding(promoted);
        all.interrupted(new KafkaException("The commit was not confirmed"), Duration.ofSeconds(1));

        // When
        all.opened(() -> List.of(promoted));

        // Then
        assertThat(only().status()).isEqualTo(RunStatus.FINISHED);
    }

    private Tracking tracking() {
        FolderTracking folder = new FolderTracking(directory.resolve("runs"), () -> NOW);
        return new Tracking() {
            @Override
            public TrackedRun start(RunStart start) {
                return folder.start(start);
            }

            @Override
            public void move(AliasMove move) {
                moves.add(move);
            }

            @Override
            public void close() {
                folder.close();
            }
        };
    }

    private List<Run> runs() {
        return new FolderRuns(directory.resolve("runs"), () -> NOW).list();
    }

    private Run only() {
        assertThat(runs()).hasSize(1);
        return runs().get(0);
    }

    private static RetrainingTrigger trigger() {
        return new RetrainingTrigger("t-1", CHAMPION.toString(), Cause.BY_HAND, Optional.empty(), List.of(), NOW);
    }

    private static RetrainingVerdict verdict(Outcome outcome, Optional<ModelId> challenger) {
        return verdict(outcome, challenger, NOW);
    }

    private static RetrainingVerdict verdict(Outcome outcome, Optional<ModelId> challenger, Instant at) {
        return new RetrainingVerdict(
                "t-1",
                CHAMPION.toString(),
                challenger.map(ModelId::toString),
                outcome,
                "So it came about",
                Optional.of(RECENT),
                Optional.of(BASE),
                List.of(),
                12,
                at);
    }
}
