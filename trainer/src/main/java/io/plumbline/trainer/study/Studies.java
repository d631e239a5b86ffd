package io.plumbline.trainer.study;

import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.document.Page;
import io.plumbline.trainer.training.TrainingStoppedException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Measures what courses and textbooks say of training networks: trains every variant with several seeds, and says of each claim
 * whether it held.
 *
 * <p>One study at a time in one process, as with trainings.
 */
public final class Studies {

    private final StudyPlan plan;
    private final StudyTracking tracking;
    private final StudyListener listener;
    private final BooleanSupplier stopped;

    /**
     * Nothing happens yet.
     *
     * @param stopped asked before each batch; once true, a study ends with a {@link TrainingStoppedException}
     */
    public Studies(StudyPlan plan, StudyTracking tracking, StudyListener listener, BooleanSupplier stopped) {
        this.plan = plan;
        this.tracking = tracking;
        this.listener = listener;
        this.stopped = stopped;
    }

    /**
     * Carries out these studies, one after the other.
     *
     * @param pool of images to learn from and to measure with
     * @param found told each study's page when it is done
     * @throws IllegalArgumentException if the pool is too small
     * @throws TrainingStoppedException if it was stopped; pages that were told stay true
     */
    public void run(List<StudyName> names, LabelledImages pool, BiConsumer<StudyName, Page> found) {
        List<Study> studies = names.stream().map(Study::of).toList();
        StudyClock clock = new StudyClock(studies, plan, listener);
        for (Study study : studies) {
            StudyFindings findings = new StudyRun(study, plan, pool, tracking, clock, stopped)
                    .run(tracking.clock().instant().toString());
            Page page = StudyPage.of(findings);
            tracking.page(study.name(), page, findings.circumstances());
            found.accept(study.name(), page);
        }
    }
}
