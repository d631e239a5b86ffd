package io.plumbline.bench.serving;

import io.plumbline.bench.data.PoolOption;
import io.plumbline.bench.process.BrokerProcess;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.serving.contender.LineProcess;
import io.plumbline.bench.serving.contender.PythonProgram;
import io.plumbline.bench.serving.load.Stage;
import io.plumbline.bench.serving.packages.PackageMaker;
import io.plumbline.bench.size.RunSize;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.UserCache;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures serving beside its ceiling and its peers. */
@Command(
        name = "serving",
        description = "Measure throughput and latency, beside their ceiling and a Python loop, in about half an hour.",
        footer = {"", "Example: ./plumbline bench serving --quick --report serving.json"})
public final class ServingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Mixin
    private RunSize size;

    @Option(
            names = "--case",
            paramLabel = "CASE",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
    private List<NetworkCase> cases = List.of(NetworkCase.values());

    @Option(names = "--without-python", description = "Leave the Python loop out.")
    private boolean withoutPython;

    @Mixin
    private PoolOption data;

    @Override
    public Integer call() {
        report.requireWritable(spec);
        LabelledImages pool = data.read(spec);
        ServingBenchSettings settings =
                size.of(ServingBenchSettings.full(), ServingBenchSettings.quick(), ServingBenchSettings.smoke());
        try (Workbench workbench = Workbench.open("serving")) {
            Optional<LineProcess> python = python(workbench.directory());
            BrokerProcess broker = BrokerProcess.start(workbench, Stage.PARTITIONS);
            try (Arena arena = new Arena(broker.connection(), python, workbench.directory())) {
                PackageMaker maker = new PackageMaker(pool, size.seed(), workbench.directory());
                ServingReport figures =
                        new ServingBench(arena, settings, pool, this::say).run(maker, circumstances(), asked());
                say("");
                ReportTable.lines(figures).forEach(this::say);
                report.write(figures);
            }
        }
        return 0;
    }

    private Set<NetworkCase> asked() {
        return EnumSet.copyOf(cases);
    }

    private ServingReport.Settings circumstances() {
        return new ServingReport.Settings(
                size.isQuick(),
                size.seed(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                Instant.now().toString());
    }

    private Optional<LineProcess> python(Path work) {
        if (withoutPython) {
            return Optional.empty();
        }
        PythonProgram loop =
                new PythonProgram(UserCache.onThisMachine().resolve("peers").resolve("python"), "loop.py");
        return loop.prepare(work, this::say) ? Optional.of(loop.start(work)) : Optional.empty();
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
