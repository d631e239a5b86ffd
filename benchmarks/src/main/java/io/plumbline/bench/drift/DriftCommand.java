package io.plumbline.bench.drift;

import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Studies what drift alarms promise: how seldom they are false, how soon they come, and what they name. */
@Command(
        name = "drift",
        description = "Study drift alarms: run length, delay, power, attribution and cost.",
        footer = {"", "Example: ./plumbline bench drift --quick --report drift.json"})
public final class DriftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Option(names = "--quick", description = "At most four minutes on two free cores (default: about 20 minutes).")
    private boolean quick;

    @Option(names = "--smoke", hidden = true, description = "Only try whether it works; the figures mean nothing.")
    private boolean smoke;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A folder with Fashion-MNIST's four IDX files (default: Debian's, then Plumbline's cache, then a download).")
    private Path data;

    @Override
    public Integer call() {
        report.requireWritable(spec);
        LabelledImages pool = pool();
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors(), progress::show)) {
            Findings findings = new DriftStudy(settings(), seed, workers).run(pool, quick, Clock.systemUTC());
            report.write(DriftReport.of(findings));
        }
        return 0;
    }

    private StudySettings settings() {
        if (smoke) {
            return StudySettings.smoke();
        }
        return quick ? StudySettings.quick() : StudySettings.full();
    }

    private LabelledImages pool() {
        try {
            return FashionMnist.onThisMachine(Optional.ofNullable(data)).read();
        } catch (DataSetException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
