package io.plumbline.bench.monitor;

import io.plumbline.bench.data.PoolOption;
import io.plumbline.bench.process.BrokerProcess;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.report.ReportOption;
import io.plumbline.bench.run.Progress;
import io.plumbline.bench.serving.load.ImageSupply;
import io.plumbline.bench.serving.load.Stage;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.bench.serving.packages.PackageMaker;
import io.plumbline.bench.size.RunSize;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures the monitor beside one that computes nothing and one that reads no labels. */
@Command(
        name = "monitor",
        description = "Measure, in about ten minutes, how many predictions the monitor judges in a second.",
        footer = {"", "Example: ./plumbline bench monitor --quick --report monitor.json"})
public final class MonitorBenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Mixin
    private RunSize size;

    @Mixin
    private PoolOption data;

    @Override
    public Integer call() {
        report.requireWritable(spec);
        LabelledImages pool = data.read(spec);
        MonitorBenchSettings settings =
                size.of(MonitorBenchSettings.full(), MonitorBenchSettings.quick(), MonitorBenchSettings.smoke());
        Progress progress = new Progress(spec.commandLine().getOut());
        Topics topics = new Topics("");
        try (Workbench workbench = Workbench.open("monitor")) {
            BenchPackage model = model(new PackageMaker(pool, size.seed(), workbench.directory()));
            BrokerProcess broker = BrokerProcess.start(workbench, Stage.PARTITIONS);
            new PredictionSupply(broker.connection(), topics, pool)
                    .fill(model, settings.predictions(), workbench.directory());
            progress.say("%,d predictions wait to be judged".formatted(settings.predictions()));
            MonitorReport figures = MonitorReport.of(
                    Runtime.getRuntime().availableProcessors(),
                    settings.predictions(),
                    new MonitorRuns(broker.connection(), topics, workbench.directory(), settings, progress).measure());
            figures.lines().forEach(spec.commandLine().getOut()::println);
            report.write(figures);
        }
        return 0;
    }

    /** Judged by the very images that are sent, so that nothing drifts. */
    private static BenchPackage model(PackageMaker maker) {
        ModelSpec described = maker.withFeatures(Architecture.mlp());
        return maker.packToBeJudged("watched", described, maker.train(described), ImageSupply.MOST_DIFFERENT);
    }
}
