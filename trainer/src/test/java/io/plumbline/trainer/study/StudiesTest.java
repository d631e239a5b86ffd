package io.plumbline.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.document.Page;
import io.plumbline.trainer.tracking.Run;
import io.plumbline.trainer.tracking.RunStatus;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.tracking.folder.FolderRuns;
import io.plumbline.trainer.tracking.folder.FolderTracking;
import io.plumbline.trainer.training.TrainingStoppedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each study at its smallest, with real trainings: that it works, never what comes of it. */
class StudiesTest {

    private static final LabelledImages POOL = ShapeImages.of(600, 1);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final StudyTracking UNTRACKED = new StudyTracking(Optional.empty(), "tests", "unknown", CLOCK);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldAnswerEachClaimOnAPageWithTableAndPlot(StudyName name) {
        // Given
        Map<StudyName, Page> pages = new EnumMap<>(StudyName.class);
        Studies studies = new Studies(StudyPlan.smoke(), UNTRACKED, StudyListener.SILENT, () -> false);

        // When
        studies.run(List.of(name), POOL, pages::put);

        // Then
        Study study = Study.of(name);
        String text = pages.get(name).text();
        assertThat(study.variants()).allSatisfy(variant -> assertThat(text).contains(variant.title()));
        assertThat(text.lines().filter(line -> line.startsWith("- ")))
                .hasSameSizeAs(study.claims())
                .allMatch(line -> line.startsWith("- As in")
                        || line.startsWith("- Not seen")
                        || line.startsWith("- Differs from"));
        assertThat(pages.get(name).pictures())
                .singleElement()
                .satisfies(picture -> assertThat(picture.plot().toString()).contains("<polyline", "<polygon"));
    }

    @Test
    void shouldCountTrainingsAndTellTheTimeLeft() {
        // Given
        List<StudyListener.Progress> trained = new ArrayList<>();
        StudyListener listener = new StudyListener() {
            @Override
            public void trained(Progress progress, String outcome) {
                trained.add(progress);
            }
        };
        List<StudyName> names = List.of(StudyName.REGULARIZATION, StudyName.OPTIMIZERS);

        // When
        new Studies(StudyPlan.smoke(), UNTRACKED, listener, () -> false).run(names, POOL, (name, page) -> {});

        // Then: two rates and four variants with two seeds each; two rates for each of four variants, and as many
        // trainings
        assertThat(trained).hasSize(10 + 16).allMatch(progress -> progress.trainings() == 26);
        assertThat(trained.get(0).timeLeft()).isPositive();
        assertThat(trained.get(25).timeLeft()).isEqualTo(Duration.ZERO);
    }

    @Test
    void shouldEndAtOnceWhenStopped() {
        // Given
        Studies studies = new Studies(StudyPlan.smoke(), UNTRACKED, StudyListener.SILENT, () -> true);

        // When
        var running = assertThatThrownBy(() -> studies.run(List.of(StudyName.OPTIMIZERS), POOL, (name, page) -> {}));

        // Then
        running.isInstanceOf(TrainingStoppedException.class);
    }

    @Test
    void shouldTrackEachTrainingAndThePage() {
        // Given
        StudyPlan plan = StudyPlan.smoke();
        List<Run> runs;
        Run ofStudy;

        // When
        try (Tracking tracking = new FolderTracking(directory, CLOCK)) {
            StudyTracking kept = new StudyTracking(Optional.of(tracking), "tests", "unknown", CLOCK);
            new Studies(plan, kept, StudyListener.SILENT, () -> false)
                    .run(List.of(StudyName.REGULARIZATION), POOL, (name, page) -> {});
            runs = new FolderRuns(directory, CLOCK).list();
            ofStudy = new FolderRuns(directory, CLOCK).find(runs.get(0).id());
        }

        // Then
        assertThat(runs).hasSize(10 + 1).allMatch(run -> run.status() == RunStatus.FINISHED);
        assertThat(runs)
                .filteredOn(run -> run.metrics().containsKey("testAccuracy"))
                .hasSize(8);
        assertThat(ofStudy.name()).isEqualTo("study regularization");
        assertThat(ofStudy.artifacts()).contains("regularization.html", "regularization.svg", "regularization.md");
    }
}
