package io.plumbline.bench.training;

import io.plumbline.bench.data.PoolOption;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.run.Progress;
import io.plumbline.bench.serving.contender.PythonProgram;
import io.plumbline.bench.size.RunSize;
import io.plumbline.bench.training.TrainingReport.NetworkFigures;
import io.plumbline.bench.training.worker.ImageFolder;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.UserCache;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.split.SplitMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures training beside PyTorch's from Python, and how long a retraining takes. */
@Command(
        name = "training",
        description =
                "Measure training beside PyTorch's from Python, and how soon a retrained model serves, in about ten minutes.",
        footer = {"", "Example: ./plumbline bench training --quick --report training.json"})
public final class TrainingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Mixin
    private RunSize size;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "That either side trains with (default: as many as there are cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--case",
            paramLabel = "CASE",
            split = ",",
            description = "Only these networks: ${COMPLETION-CANDIDATES} (default: all).")
    private List<NetworkCase> cases = List.of(NetworkCase.values());

    @Option(names = "--without-python", description = "Leave PyTorch from Python out.")
    private boolean withoutPython;

    @Option(names = "--without-retraining", description = "Leave the retraining out.")
    private boolean withoutRetraining;

    @Mixin
    private PoolOption data;

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Not a number of threads: %d; expected 1 or more".formatted(threads));
        }
        report.requireWritable(spec);
        TrainingBenchSettings settings =
                size.of(TrainingBenchSettings.full(), TrainingBenchSettings.quick(), TrainingBenchSettings.smoke());
        LabelledImages pool = data.read(spec);
        Progress progress = new Progress(spec.commandLine().getOut());
        Map<NetworkCase, NetworkFigures> figures = new EnumMap<>(NetworkCase.class);
        Optional<TrainingReport.Retraining> retraining = Optional.empty();
        try (Workbench workbench = Workbench.open("training")) {
            write(DataSplit.of(pool, settings.sizes(), size.seed(), SplitMethod.STRATIFIED), workbench.directory());
            TrainingBench bench = new TrainingBench(
                    settings, python(workbench.directory(), progress), workbench.directory(), threads, progress::say);
            cases.forEach(network -> figures.put(network, bench.run(network, size.seed())));
            if (!withoutRetraining) {
                retraining = Optional.of(
                        new RetrainRun(settings.retraining(), pool, data.folder(spec), size.seed(), progress)
                                .play(workbench));
            }
        }
        TrainingReport found = new TrainingReport(
                circumstances(settings),
                Optional.ofNullable(figures.get(NetworkCase.MLP)),
                Optional.ofNullable(figures.get(NetworkCase.CNN)),
                retraining.map(TrainingReport.Retraining::swapSeconds),
                retraining);
        spec.commandLine().getOut().println();
        TrainingTable.lines(found).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        report.write(found);
        return 0;
    }

    private static void write(DataSplit split, Path directory) {
        try {
            new ImageFolder(directory).write(split.images(Part.TRAINING), split.images(Part.VALIDATION));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write images to " + directory, e);
        }
    }

    private Optional<PythonProgram> python(Path work, Progress progress) {
        if (withoutPython) {
            return Optional.empty();
        }
        PythonProgram program =
                new PythonProgram(UserCache.onThisMachine().resolve("peers").resolve("python"), "training.py");
        return program.prepare(work, progress::say) ? Optional.of(program) : Optional.empty();
    }

    private TrainingReport.Settings circumstances(TrainingBenchSettings settings) {
        return new TrainingReport.Settings(
                size.isQuick(),
                size.seed(),
                Runtime.getRuntime().availableProcessors(),
                threads,
                settings.sizes().training(),
                settings.sizes().validation(),
                TrainingBench.BATCH,
                System.getProperty("java.version"),
                Instant.now().toString());
    }
}
