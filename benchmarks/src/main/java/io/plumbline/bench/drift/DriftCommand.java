package io.plumbline.bench.drift;

import io.plumbline.bench.data.PoolOption;
import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.bench.drift.peers.Peers;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.report.PageOption;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.size.RunSize;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Studies what drift alarms promise: how seldom they are false, how soon they come, and what they name. */
@Command(
        name = "drift",
        description = "Study drift alarms, in about 20 minutes: run length, delay, power, attribution and cost.",
        footer = {"", "Example: ./plumbline bench drift --quick --report drift.json"})
public final class DriftCommand implements Callable<Integer> {

    private static final int PEER_SECONDS = 45;
    private static final Path PAGE = Path.of("docs", "DRIFT-STUDY.md");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Mixin
    private RunSize size;

    @Mixin
    private PoolOption data;

    @Mixin
    private PageOption page;

    @Option(
            names = "--without-python",
            description = "Leave out river's and alibi-detect's detectors, as --quick does.")
    private boolean withoutPython;

    @Override
    public Integer call() {
        report.requireWritable(spec);
        PageOption.requireWritable(spec, page());
        LabelledImages pool = data.read(spec);
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        try (Workbench workbench = Workbench.open("drift");
                Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), progress::show)) {
            StudySettings settings = size.of(StudySettings.full(), StudySettings.quick(), StudySettings.smoke());
            Findings findings = new DriftStudy(settings, size.seed(), workers, peers(workbench))
                    .run(pool, size.isQuick(), Clock.systemUTC());
            report.write(DriftReport.of(findings));
            StudyDocument document = new StudyDocument(findings);
            page().ifPresent(document::writeTo);
            spec.commandLine().getOut().println(document.text());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private Optional<Peers> peers(Workbench workbench) {
        if (withoutPython || !size.isWhole()) {
            return Optional.empty();
        }
        try {
            Path environment = UserCache.onThisMachine().resolve("peers").resolve("drift");
            return Optional.of(new Peers(environment, workbench.directory(), PEER_SECONDS));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make ready for the peers", e);
        }
    }

    private Optional<Path> page() {
        return page.file(PAGE, size.isWhole());
    }
}
