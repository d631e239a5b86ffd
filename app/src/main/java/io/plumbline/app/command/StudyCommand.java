package io.plumbline.app.command;

import io.plumbline.app.progress.StudyLines;
import io.plumbline.app.progress.Terminal;
import io.plumbline.app.study.StudyFolder;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.study.Studies;
import io.plumbline.trainer.study.StudyName;
import io.plumbline.trainer.study.StudyPlan;
import io.plumbline.trainer.study.StudyTracking;
import io.plumbline.trainer.tracking.Tracking;
import io.plumbline.trainer.training.TrainingStoppedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what textbooks say of training networks. */
@Command(
        name = "study",
        description = {
            "Measure what textbooks say of optimizers, regularization and batch normalisation.",
            "",
            "Each is measured on real images with several seeds: a table, a plot, and for each thing that textbooks say whether it",
            "held. All of them take at most about 15 minutes on two free cores, about 4 with --quick."
        },
        footer = {"", "Example: ./plumbline study optimizers --quick --out results/"})
public final class StudyCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Parameters(paramLabel = "STUDY", description = "optimizers, regularization, batchnorm, or all of them.")
    private String study;

    @Mixin
    private DataOptions data;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "That each variant is trained with, 2 or more (default: 5, with --quick 3).")
    private Integer seeds;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Of each training (default: optimizers 15, regularization 40, batchnorm 12).")
    private Integer epochs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "study-results",
            description =
                    "Where STUDIES.md and, in a folder studies, a page of HTML and a plot for each are written; made if missing"
                            + " (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--quick", description = "Fewer seeds, images and epochs.")
    private boolean quick;

    @Option(names = "--smoke", hidden = true, description = "Only try whether it works; the figures mean nothing.")
    private boolean smoke;

    @Mixin
    private TrackingServer server;

    @Mixin
    private TrackingOptions tracking;

    @Override
    public Integer call() throws IOException {
        List<StudyName> names = names();
        StudyPlan plan = plan();
        boolean tracked = server.address().isPresent();
        if (tracked) {
            tracking.requireUsable(server);
        }
        LabelledImages pool = read();
        StudyFolder folder = folder();
        try (StopSignal stopped = StopSignal.listening("Stopping; the pages of studies that are done stay.");
                Kept runs = new Kept(tracked ? Optional.of(tracking.open(server)) : Optional.empty())) {
            StudyTracking kept = new StudyTracking(
                    runs.tracking(), tracking.experiment(), BuiltFrom.commit(), InstantSource.system());
            Studies studies = new Studies(plan, kept, new StudyLines(System.err, Terminal.isWatched()), stopped);
            studies.run(names, pool, (name, page) -> {
                folder.add(name, page);
                System.out.println(page.text());
                System.out.printf("%nThis page: %s%n%n", folder.html(name));
            });
            System.out.printf("All of it: %s%n", folder.writeAll(how()));
            return ExitCode.DONE;
        } catch (TrainingStoppedException e) {
            throw CommandFailed.because("Stopped before all was measured.");
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    /** What is tracked, if anything is. */
    private record Kept(Optional<Tracking> tracking) implements AutoCloseable {

        @Override
        public void close() {
            tracking.ifPresent(Tracking::close);
        }
    }

    private List<StudyName> names() {
        if (study.equalsIgnoreCase(ALL)) {
            return List.of(StudyName.values());
        }
        return Arrays.stream(StudyName.values())
                .filter(name -> name.toString().equalsIgnoreCase(study))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> CommandFailed.usage(
                        "There is no study '%s'; expected optimizers, regularization, batchnorm or all."
                                .formatted(study)));
    }

    private StudyPlan plan() {
        StudyPlan plan = quick ? StudyPlan.quick() : StudyPlan.full();
        try {
            plan = smoke ? StudyPlan.smoke() : plan;
            plan = seeds == null ? plan : plan.withSeeds(seeds);
            return epochs == null ? plan : plan.withEpochs(epochs);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private LabelledImages read() {
        try {
            return data.place().read();
        } catch (DataSetException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private StudyFolder folder() {
        try {
            return StudyFolder.in(out);
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot write to --out %s: %s".formatted(out, e));
        }
    }

    /** By which command the pages came about. */
    private String how() {
        return "./plumbline study %s%s%s%s"
                .formatted(
                        study,
                        quick ? " --quick" : "",
                        seeds == null ? "" : " --seeds " + seeds,
                        epochs == null ? "" : " --epochs " + epochs);
    }
}
