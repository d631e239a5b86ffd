package io.plumbline.bench.chaos;

import io.plumbline.bench.process.BrokerProcess;
import io.plumbline.bench.process.Workbench;
import io.plumbline.bench.report.ReportOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Kills processes at random moments, and counts the answers. */
@Command(
        name = "chaos",
        description = "Kill processes at random moments; count that each image is answered once.",
        footer = {"", "Example: ./plumbline bench chaos --kills 50 --images 1000000 --seed 1 --report chaos.json"})
public final class ChaosCommand implements Callable<Integer> {

    private static final int PARTITIONS = 4;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOption report;

    @Override
    public Integer call() {
        report.requireWritable(spec);
        try (Workbench workbench = Workbench.open("chaos")) {
            BrokerProcess broker = BrokerProcess.start(workbench, PARTITIONS);
            spec.commandLine().getOut().println("A broker listens at " + broker.bootstrapServers());
        }
        return 0;
    }
}
