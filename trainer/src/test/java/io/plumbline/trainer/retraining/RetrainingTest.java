package io.plumbline.trainer.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.retraining.RetrainingTrigger.Cause;
import io.plumbline.contract.retraining.RetrainingVerdict.Outcome;
import io.plumbline.model.classify.TorchClassifier;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.ShapeChampion;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.retraining.FineTuningOptions.Start;
import io.plumbline.trainer.training.EpochResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingTest {

    private static final LabelledImages SHIFTED = ShapeImages.inverted(ShapeImages.of(1_500, 77));

    @TempDir
    private static Path directory;

    private static ModelPackage champion;
    private static Finding afterAShift;

    @BeforeAll
    static void retrainAfterAShift() throws IOException, PackageRefused {
        champion = ShapeChampion.load(ShapeChampion.train(directory));
        afterAShift = run(new FakeRecentSource(SHIFTED, 600, 500), ShapeChampion.pool());
    }

    @Test
    void shouldPromoteAChallengerThatIsBetterOnWhatArrivesNow() {
        // Given
        Finding finding = afterAShift;

        // When
        Outcome outcome = finding.outcome();

        // Then
        assertThat(outcome).isEqualTo(Outcome.PROMOTED);
        assertThat(finding.recent()).hasValueSatisfying(recent -> {
            assertThat(recent.images()).isBetween(100L, 200L);
            assertThat(recent.championAccuracy()).isLessThan(0.7);
            assertThat(recent.challengerAccuracy()).isGreaterThan(0.85);
            assertThat(recent.pValue()).isLessThan(1e-6);
        });
        assertThat(finding.base()).hasValueSatisfying(base -> {
            assertThat(base.images()).isEqualTo(ShapeChampion.SIZES.test());
            assertThat(base.challengerAccuracy()).isGreaterThanOrEqualTo(base.championAccuracy() - 0.01);
        });
        assertThat(finding.explanation()).contains("better on recent images");
    }

    @Test
    void shouldPackAChallengerWithAReferenceOfImagesThatItNeverLearntFrom() throws PackageRefused {
        // Given
        Path file = afterAShift.challenger().orElseThrow().file();

        // When
        ModelPackage challenger = new PackageReader(PackageReader.DEFAULT_MAX_BYTES).read(file);

        // Then
        // 1 200 have arrived; of 500 labelled ones some 315 were learnt from and 35 chose the best epoch; a fifth of
        // the
        // others places the edges.
        assertThat(challenger.profile().images()).isBetween(600, 760);
        assertThat(challenger.baseline().accuracy()).hasValueSatisfying(accuracy -> assertThat(
                        accuracy.outcomes().total().accuracy())
                .isEqualTo(afterAShift.recent().orElseThrow().challengerAccuracy()));
        assertThat(challenger.manifest().provenance().parent())
                .contains(champion.id().toString());
        assertThat(challenger.manifest().provenance().settings()).containsEntry("retraining.triggerId", "trigger-1");
        assertThat(challenger.manifest().metrics())
                .containsEntry(
                        "recentAccuracy", afterAShift.recent().orElseThrow().challengerAccuracy());
        TorchClassifier.load(challenger).close();
    }

    @Test
    void shouldNameAllOffsetsThatTheChallengerLearntFromOrWasMeasuredWith() {
        // Given
        Finding finding = afterAShift;

        // When
        List<OffsetRange> used = finding.used();

        // Then
        for (int offset = 1000; offset < 1000 + 1200 / 2; offset++) {
            for (int partition = 0; partition < 2; partition++) {
                SourcePosition position = new SourcePosition("images", partition, offset);
                assertThat(used).anyMatch(range -> range.contains(position));
            }
        }
        assertThat(used).allMatch(range -> range.first() >= 1000 && range.last() < 1600);
    }

    @Test
    void shouldRefuseAChallengerThatIsNoBetterWithItsFigures() throws IOException, PackageRefused {
        // Given
        FakeRecentSource unshifted = new FakeRecentSource(ShapeImages.of(1_200, 78), 600, 500);

        // When
        Finding finding = run(unshifted, ShapeChampion.pool());

        // Then
        assertThat(finding.outcome()).isEqualTo(Outcome.NO_BETTER);
        assertThat(finding.challenger()).isEmpty();
        assertThat(finding.recent().orElseThrow().pValue()).isGreaterThanOrEqualTo(0.05);
        assertThat(finding.base()).isPresent();
        assertThat(finding.used()).isNotEmpty();
        assertThat(finding.explanation()).contains("not significantly better").contains("p = ");
    }

    @Test
    void shouldWaitForLabelsUntilPatienceEnds() throws IOException, PackageRefused {
        // Given
        FakeRecentSource source = new FakeRecentSource(SHIFTED, 600, SmallRetraining.LEAST_LABELLED - 1);
        Instant start = source.instant();

        // When
        Finding finding = run(source, ShapeChampion.pool());

        // Then
        assertThat(finding.outcome()).isEqualTo(Outcome.TOO_FEW_LABELS);
        assertThat(finding.explanation()).contains("299 labelled").contains("at least 300");
        assertThat(source.instant()).isEqualTo(start.plusSeconds(20));
    }

    @Test
    void shouldTellOfLabelsOnlyWhenTheirNumberHasChanged() throws IOException, PackageRefused {
        // Given
        FakeRecentSource source = new FakeRecentSource(SHIFTED, 100, 250);
        List<Integer> told = new ArrayList<>();
        RetrainingListener listener = new RetrainingListener() {
            @Override
            public void labelsGathered(int labelled, int wanted) {
                told.add(labelled);
            }
        };

        // When
        new Retraining(
                        SmallRetraining.options(Optional.empty(), directory),
                        any -> ShapeChampion.pool(),
                        listener,
                        source,
                        () -> false)
                .run(trigger(), champion, source);

        // Then
        assertThat(told).containsExactly(100, 200, 250);
    }

    @Test
    void shouldFailWhenTooFewImagesArriveForAReference() throws IOException, PackageRefused {
        // Given
        LabelledImages few = ShapeImages.inverted(ShapeImages.of(SmallRetraining.LEAST_LABELLED, 79));

        // When
        Finding finding = run(new FakeRecentSource(few, 600, few.size()), ShapeChampion.pool());

        // Then
        assertThat(finding.outcome()).isEqualTo(Outcome.TRAINING_FAILED);
        assertThat(finding.explanation()).contains("reference profile").contains("at least 200");
        assertThat(finding.recent()).isPresent();
        assertThat(finding.challenger()).isEmpty();
    }

    @Test
    void shouldNotTrainOnAnotherBaseThanTheChampions() {
        // Given
        FakeRecentSource source = new FakeRecentSource(SHIFTED, 600, 500);

        // When
        var running = assertThatThrownBy(() -> run(source, ShapeImages.of(1_500, 1)));

        // Then
        running.isInstanceOf(DataSetException.class).hasMessageContaining("not the one that the model was trained on");
    }

    @Test
    void shouldGoOnWithTheStartThatValidatesBetter() throws IOException, PackageRefused {
        // Given
        List<EpochResult> told = new ArrayList<>();
        RetrainingListener listener = new RetrainingListener() {
            @Override
            public void epochDone(EpochResult result) {
                told.add(result);
            }
        };
        RetrainingOptions options = SmallRetraining.options(Optional.empty(), directory);
        RetrainingOptions both = options.withFineTuning(options.fineTuning().startingFrom(Start.BETTER));

        // When
        FakeRecentSource source = new FakeRecentSource(SHIFTED, 600, 500);
        new Retraining(both, any -> ShapeChampion.pool(), listener, source, () -> false)
                .run(trigger(), champion, source);

        // Then
        assertThat(told).extracting(EpochResult::epoch).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        double lowest =
                told.stream().mapToDouble(EpochResult::validationLoss).min().orElseThrow();
        assertThat(told.stream().filter(EpochResult::best).reduce((older, newer) -> newer))
                .hasValueSatisfying(best -> assertThat(best.validationLoss()).isEqualTo(lowest));
    }

    @Test
    void shouldEndWhenStopped() {
        // Given
        FakeRecentSource source = new FakeRecentSource(SHIFTED, 600, 500);
        Retraining retraining = new Retraining(
                SmallRetraining.options(Optional.empty(), directory),
                any -> ShapeChampion.pool(),
                RetrainingListener.SILENT,
                source,
                () -> true);

        // When
        var running = assertThatThrownBy(() -> retraining.run(trigger(), champion, source));

        // Then
        running.isInstanceOf(CancellationException.class);
    }

    private static Finding run(FakeRecentSource source, LabelledImages basePool) throws IOException, PackageRefused {
        return new Retraining(
                        SmallRetraining.options(Optional.empty(), directory),
                        any -> basePool,
                        RetrainingListener.SILENT,
                        source,
                        () -> false)
                .run(trigger(), champion, source);
    }

    private static RetrainingTrigger trigger() {
        return new RetrainingTrigger(
                "trigger-1",
                champion.id().toString(),
                Cause.BY_HAND,
                Optional.empty(),
                List.of(),
                Instant.parse("2026-11-24T12:00:00Z"));
    }
}
